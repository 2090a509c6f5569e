import type { JSX, ReactNode } from 'react'
import './toggles.css'

export interface Choice<T> {
  value: T
  label: string
  shown?: ReactNode
}

/** One of a few, all in sight. */
export function Segment<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string
  choices: readonly Choice<T>[]
  value: T
  onChange: (value: T) => void
}): JSX.Element {
  return (
    <span className="segment" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={choice.value === value ? 'is-on' : ''}>
          <input
            type="radio"
            className="visually-hidden"
            name={label}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </span>
  )
}

/** Some of a few, or none; each is pressed or not. */
export function Toggles<T>({
  label,
  choices,
  isOn,
  onToggle,
}: {
  label: string
  choices: readonly Choice<T>[]
  isOn: (value: T) => boolean
  onToggle: (value: T) => void
}): JSX.Element {
  return (
    <span className="toggles" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          aria-pressed={isOn(choice.value)}
          aria-label={choice.label}
          title={choice.label}
          onClick={() => onToggle(choice.value)}
        >
          {choice.shown ?? choice.label}
        </button>
      ))}
    </span>
  )
}
