/** One act upon many: what it asks once, then how far it has come and who was refused. Loaded on need. */
import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent, JSX, KeyboardEvent } from 'react'
import { FieldRow } from '../case/field-row.tsx'
import type { CaseFacts } from '../case/case-facts.ts'
import { inputOf } from '../case/values.ts'
import type { Values } from '../case/values.ts'
import '../case/action-form.css'
import { useNow } from '../session/session.tsx'
import type { BulkAction } from './bulk.ts'
import { BulkResult } from './bulk-result.tsx'
import { useBulkRun } from './use-bulk-run.ts'
import { useBulkWords } from './bulk-words.ts'
import { useDeskWords } from './words.ts'

export default function BulkPanel({
  action,
  onKeep,
  onClose,
}: {
  action: BulkAction
  onKeep: (caseIds: readonly string[]) => void
  onClose: () => void
}): JSX.Element {
  const say = useBulkWords()
  const desk = useDeskWords()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState<Values>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  const bulk = useBulkRun(action)
  const facts = useNoFacts()
  const n = action.parts.length
  const { run } = bulk
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button[type=submit]')?.focus(), [])

  function submit(event?: FormEvent): void {
    event?.preventDefault()
    const filled = inputOf(action.fields, values)
    setMissing(filled.missing)
    if (filled.missing.length === 0) bulk.start(filled.input)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing && !run) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing && !run) {
      event.preventDefault()
      onClose()
    }
  }

  if (run) {
    return (
      <BulkResult
        action={action}
        run={run}
        onStop={bulk.stop}
        onAgain={bulk.again}
        onClose={() => {
          onKeep(action.parts.filter((_part, i) => run.states[i]?.state !== 'done').map(({ caseId }) => caseId))
          onClose()
        }}
      />
    )
  }
  return (
    <form
      ref={form}
      className="bulk-panel"
      aria-labelledby={`${id}-title`}
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      <h3 id={`${id}-title`}>{say('title', { action: action.name, n })}</h3>
      <p className="bulk-note">
        {action.routed.length > 0 && <>{say('asRouted', { fields: action.routed.join(desk('filter.and')) })} </>}
        {say('why')}
      </p>
      {action.warnings.map((warning) => (
        <p key={warning} className="act-notice warn">
          {warning}
        </p>
      ))}
      <div className="bulk-fields">
        {action.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={{
              ...field,
              aside: false,
              ...(field.lacking < n && { label: say('lacking', { field: field.label, n: field.lacking }) }),
            }}
            id={`${id}-${field.name}`}
            value={values[field.name]}
            problem={missing.includes(field.name) ? say('missing', { field: field.label }) : undefined}
            action={action.action}
            taskId={null}
            facts={facts}
            onBusy={nothing}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
      </div>
      <footer>
        <Button type="primary" htmlType="submit">
          {say('run', { action: action.name, n })}
        </Button>
        <Button onClick={onClose}>{say('cancel')}</Button>
      </footer>
    </form>
  )
}

function nothing(): void {
  // No field of many asks for files.
}

/** The fields of many cases know of no single one. */
function useNoFacts(): CaseFacts {
  const now = useNow()
  return {
    id: '',
    round: 1,
    tasks: [],
    picturesBefore: 0,
    reports: [],
    place: null,
    similar: [],
    unitOf: () => undefined,
    openUnits: () => [],
    levelOf: () => undefined,
    now: () => now,
  }
}
