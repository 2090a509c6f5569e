import { useId } from 'react'
import type { JSX, ReactNode } from 'react'
import './parts.css'

export interface FieldProps {
  id: string
  status?: 'error'
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** A control with its label above it, and its fault or a hint below. `children` gets what ties them together. */
export function Field({ label, hint, fault, optional, half, children }: {
  label: string
  hint?: ReactNode
  fault?: string
  /** The word for it, where the field may stay empty. */
  optional?: string
  /** Beside another one, where the form is wide enough. */
  half?: boolean
  children: (field: FieldProps) => ReactNode
}): JSX.Element {
  const id = useId()
  const said = fault || hint ? `${id}said` : undefined
  const field: FieldProps = { id, 'aria-describedby': said, ...(fault && { status: 'error' as const, 'aria-invalid': true as const }) }
  return (
    <div className={`field${fault ? ' faulty' : ''}${half ? ' half' : ''}`}>
      <label htmlFor={id}>{label}{optional && <small>{optional}</small>}</label>
      {children(field)}
      {said && <p id={said} className="field-said" role={fault ? 'alert' : undefined}>{fault ?? hint}</p>}
    </div>
  )
}
