import type { JSX, ReactNode } from 'react'

interface FieldProps {
  id: string
  label: string
  /** What is at fault and what to do; read out with the field. */
  fault?: string
  hint?: ReactNode
  children: ReactNode
  className?: string
}

/** Label above, fault or hint below; both belong to the control with this id. */
export function Field({ id, label, fault, hint, children, className = '' }: FieldProps): JSX.Element {
  return (
    <div className={`report-field ${className}${fault ? ' is-faulty' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && <p id={`${id}-fault`} className="report-fault" role="alert">{fault}</p>}
      {hint && <div className="report-hint">{hint}</div>}
    </div>
  )
}

/** Of the control itself: red, and described by its fault. */
export function faulty(id: string, fault: string | undefined) {
  return fault ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}
}
