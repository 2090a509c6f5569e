import type { JSX, ReactNode } from 'react'

interface Choosable {
  value: string | number
  label: string
  mark?: ReactNode
  disabled?: boolean
}

interface ChoicesProps {
  id: string
  label: string
  value: unknown
  onChange: (value: string | number) => void
  choices: readonly Choosable[]
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  'aria-required'?: boolean
}

/** A few values side by side, all in sight: one press, or the arrow keys. */
export function Choices({ id, label, value, onChange, choices, ...aria }: ChoicesProps): JSX.Element {
  return (
    <div className="choices" role="radiogroup" aria-label={label} aria-required={aria['aria-required']}
      aria-invalid={aria['aria-invalid']}
      aria-describedby={aria['aria-describedby']}>
      {choices.map((choice, i) => (
        <label key={choice.value} className={choice.value === value ? 'chosen' : ''}>
          <input type="radio" id={i === 0 ? id : undefined} name={id} checked={choice.value === value}
            disabled={choice.disabled ?? false}
            onChange={() => onChange(choice.value)} />
          {choice.mark}
          {choice.label}
        </label>
      ))}
    </div>
  )
}
