import { useId } from 'react'
import type { JSX, ReactNode } from 'react'
import { useFormWords } from './words.ts'
import './parts.css'

/** What the control of a field takes over from it. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  status?: 'error'
}

interface Around {
  label: string
  hint?: ReactNode
  fault?: string
  /** Beside another one, where the form is wide enough. */
  half?: boolean
  /** So that a fault elsewhere can lead here. */
  name?: string
}

/** A control with its label above it, and its fault or a hint below. `children` gets what ties them together. */
export function Field({
  label,
  hint,
  fault,
  half,
  name,
  optional,
  children,
}: Around & {
  /** It may stay empty, and says so. */
  optional?: boolean
  children: (control: ControlProps) => ReactNode
}): JSX.Element {
  const id = useId()
  const words = useFormWords()
  const said = fault || hint ? `${id}said` : undefined
  return (
    <div className={classOf(fault, half)} data-field={name}>
      <label htmlFor={id}>
        {label}
        {optional && <small>{words('optional')}</small>}
      </label>
      {children({
        id,
        'aria-describedby': said,
        ...(fault && { status: 'error' as const, 'aria-invalid': true as const }),
      })}
      <Said id={said} hint={hint} fault={fault} />
    </div>
  )
}

/** Several controls under one name: a group, not a label. */
export function FieldGroup({
  label,
  hint,
  fault,
  half,
  name,
  children,
}: Around & { children: ReactNode }): JSX.Element {
  const id = useId()
  return (
    <div className={classOf(fault, half)} role="group" aria-labelledby={id} data-field={name}>
      <span id={id} className="field-label">
        {label}
      </span>
      {children}
      <Said hint={hint} fault={fault} />
    </div>
  )
}

function Said({ id, hint, fault }: { id?: string; hint: ReactNode; fault: string | undefined }): ReactNode {
  if (!fault && !hint) return null
  return (
    <p id={id} className="field-said" role={fault ? 'alert' : undefined}>
      {fault || hint}
    </p>
  )
}

function classOf(fault: string | undefined, half: boolean | undefined): string {
  return `field${fault ? ' faulty' : ''}${half ? ' half' : ''}`
}
