import type { Light } from '@onegrid/domain'
import type { JSX } from 'react'
import './marks.css'

/** A light as shape and colour, so that nothing rests on colour alone: ● green, ▲ yellow, ■ red, ‖ paused. */
export function LightMark({ light, size = 12 }: { light: Light | null; size?: number }): JSX.Element {
  return (
    <svg
      className={`light-mark light-${light ?? 'none'}`}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {light ? shapes[light] : <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" />}
    </svg>
  )
}

const shapes: Record<Light, JSX.Element> = {
  green: <circle cx="6" cy="6" r="5" />,
  yellow: <path d="M6 .8 11.6 11H.4Z" />,
  red: <rect x="1" y="1" width="10" height="10" rx="1" />,
  paused: <path d="M2 1h3v10H2zM7 1h3v10H7z" />,
}
