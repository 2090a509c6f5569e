import type { Light } from '@onegrid/domain'
import type { JSX } from 'react'
import { LightMark } from './light-mark.tsx'
import './marks.css'

export interface ClockChipProps {
  light: Light | null
  /** Time left in its own measure, as the server words it: 剩 1 天 3 小时. */
  text: string
  /** What the light is called, for whoever does not see it: 将到期. */
  lightName: string
  /** Why the clock ends when it does; shown on hover and read out. */
  why?: string
  /** Without a wash behind it, in dense rows. */
  plain?: boolean
}

/** The same chip on every case everywhere: light and time left. Rule: docs/domain.md 呈现 1. */
export function ClockChip({ light, text, lightName, why, plain }: ClockChipProps): JSX.Element {
  return (
    <span className={`clock-chip is-${light ?? 'none'}${plain ? ' plain' : ''}`} title={why}>
      <LightMark light={light} />
      <span className="visually-hidden">{lightName}</span>
      {text}
    </span>
  )
}
