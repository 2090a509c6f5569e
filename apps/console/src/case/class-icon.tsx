import type { JSX } from 'react'
import { classGlyphs, glyphOf } from '../map/class-glyphs.ts'

/**
 * The class of a matter, small: the same strokes as on the map. `name` is what it stands for, on hover and read out.
 */
export function ClassIcon({
  matter,
  name,
  size = 16,
}: {
  matter: string | null
  name: string
  size?: number
}): JSX.Element {
  const glyph = classGlyphs[glyphOf(matter) ?? '']
  return (
    <svg
      className="class-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label={name}
    >
      <title>{name}</title>
      {glyph ? <path d={glyph} /> : <circle cx={12} cy={12} r={7} strokeDasharray="3 3.3" />}
    </svg>
  )
}
