import { useId } from 'react'
import type { JSX, ReactNode } from 'react'
import { useRuleWords } from './words.ts'
import './rules.css'

/** What the control of a field takes over from it. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string
  status?: 'error'
}

/** A label, a control, and below it what is wrong or what to know. */
export function Field({ label, hint, fault, optional, wide, name, children }: {
  label: string
  hint?: string
  fault?: string
  optional?: boolean
  /** Over the whole width of the form. */
  wide?: boolean
  /** So that a fault elsewhere can lead here. */
  name?: string
  children: (control: ControlProps) => ReactNode
}): JSX.Element {
  const id = useId()
  const say = useRuleWords()
  const below = fault ?? hint
  return (
    <div className={`rules-field${wide ? ' wide' : ''}`} data-field={name}>
      <label htmlFor={id}>
        {label}
        {optional && <small>{say('form.optional')}</small>}
      </label>
      {children({ id, ...(below && { 'aria-describedby': `${id}-below` }), ...(fault && { status: 'error' }) })}
      {below && (
        <p id={`${id}-below`} className={fault ? 'rules-fault' : 'rules-hint'} role={fault ? 'alert' : undefined}>
          {below}
        </p>
      )}
    </div>
  )
}

/** Several controls under one name: a group, not a label. */
export function FieldGroup({ label, hint, fault, wide, name, children }: {
  label: string
  hint?: string
  fault?: string
  wide?: boolean
  name?: string
  children: ReactNode
}): JSX.Element {
  const id = useId()
  return (
    <div className={`rules-field${wide ? ' wide' : ''}`} role="group" aria-labelledby={id} data-field={name}>
      <span id={id} className="rules-label">{label}</span>
      {children}
      {(fault ?? hint) && (
        <p className={fault ? 'rules-fault' : 'rules-hint'} role={fault ? 'alert' : undefined}>{fault ?? hint}</p>
      )}
    </div>
  )
}
