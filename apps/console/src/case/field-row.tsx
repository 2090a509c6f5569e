import type { JSX } from 'react'
import type { AskedField } from './asked.ts'
import { FieldControl } from './field-control.tsx'
import type { FieldControlProps } from './field-control.tsx'
import { useCaseWords } from './words.ts'

type Rest = Omit<FieldControlProps, 'invalid' | 'describedBy' | 'field'>
interface FieldRowProps extends Rest {
  field: AskedField
  problem: string | undefined
}

/** Label above, control, and below it the fault or why the rules propose what stands there. */
export function FieldRow({ field, problem, ...rest }: FieldRowProps): JSX.Element {
  const say = useCaseWords()
  const { id } = rest
  const said = problem ?? field.because
  return (
    <div className={`field-row${problem ? ' faulty' : ''}`} data-field={field.name}>
      {field.type !== 'boolean' && <label htmlFor={id}>
        {field.label}
        {!field.required && field.proposed === undefined && <small>{say('field.optional')}</small>}
        {field.type === 'instant' && <small>{say('field.chinaTime')}</small>}
      </label>}
      <FieldControl {...rest} field={field} invalid={problem !== undefined}
        describedBy={said ? `${id}-said` : undefined} />
      {said && <p id={`${id}-said`} className={problem ? 'field-fault' : 'field-hint'}>{said}</p>}
    </div>
  )
}
