import type { JSX } from 'react'
import './marks.css'

/**
 * How grave, by strokes: four for level 1 (the gravest), one for level 4. The word stands beside (then `name` is empty)
 * or in the name.
 */
export function LevelBar({ level, name }: { level: number | null; name: string }): JSX.Element {
  const strokes = level === null ? 0 : 5 - level
  return (
    <span
      className="level-bar"
      {...(name ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true })}
    >
      {[1, 2, 3, 4].map((stroke) => (
        <i key={stroke} className={stroke <= strokes ? 'filled' : ''} />
      ))}
    </span>
  )
}
