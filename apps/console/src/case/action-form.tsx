/** One action's form: only the fields that it needs, sent by Ctrl+Enter, folded by Escape with the draft kept. */
import { CloseOutlined } from '@ant-design/icons'
import type { ActionAnswer, OfferedAction } from '@onegrid/contract'
import { Button } from 'antd'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { FormEvent, JSX, KeyboardEvent } from 'react'
import { askedFields } from './asked.ts'
import type { CaseFacts } from './case-facts.ts'
import type { CaseRef } from './case-reads.ts'
import { Changed } from './changed.tsx'
import { useEffectWords } from './effect-words.ts'
import { FieldRow } from './field-row.tsx'
import { useDraft } from './use-draft.ts'
import { noProblems, useSend } from './use-send.ts'
import type { Problems } from './use-send.ts'
import { inputOf, proposedValues } from './values.ts'
import type { Values } from './values.ts'
import { useCaseWords } from './words.ts'
import './action-form.css'

interface ActionFormProps {
  caseRef: CaseRef
  offer: OfferedAction
  /** Of the case as the screen shows it. */
  version: number
  facts: CaseFacts
  /** No longer among what may be done: what was written can still be read. */
  gone: boolean
  /** Begins with these beside what the rules propose. */
  given?: Values
  onFold: () => void
  onDone: (answer: ActionAnswer | 'reused', offer: OfferedAction) => void
}

export default function ActionForm(props: ActionFormProps): JSX.Element {
  const { caseRef, offer, version, facts, gone, given, onFold, onDone } = props
  const say = useCaseWords()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const seen = { case: version, ...(offer.taskVersion !== null && { task: offer.taskVersion }) }
  const { action, taskId } = offer
  const of = { caseId: caseRef.id, action, taskId }
  const { draft, values, touched, set, see, drop } = useDraft(of, beginning(offer, facts, given), seen)
  const { busy, problems, setProblems, send } = useSend(caseRef)
  const [more, setMore] = useState(false)
  const [running, setRunning] = useState<Readonly<Record<string, number>>>({})
  const fields = askedFields(offer, values, facts)
  const isNeeded = (name: string): boolean => problems.fields[name] !== undefined || isWritten(draft.values[name])
  const shown = fields.filter((field) => !field.aside || more || isNeeded(field.name))
  const uploading = Object.values(running).some((n) => n > 0)
  useFirstFocus(form)
  useProblemFocus(form, problems.fields)

  const change = useCallback((name: string, value: unknown) => {
    set(name, value)
    setProblems(without(name))
    const levelled = offer.fields.some((field) => field.name === 'level')
    if (name === 'matter' && levelled) set('level', facts.levelOf(String(value)))
  }, [set, setProblems, offer.fields, facts])

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault()
    if (busy || gone) return
    const { input, missing } = inputOf(fields, values)
    if (uploading) return setProblems({ form: say('files.wait'), fields: {} })
    const lacks = fields.filter(({ name }) => missing.includes(name))
    if (lacks.length > 0) {
      const faults = lacks.map(({ name, label }) => [name, say('act.missing', { field: label })])
      return setProblems({ fields: Object.fromEntries(faults) as Record<string, string> })
    }
    const answer = await send(offer, draft, input)
    if (answer === undefined) return
    drop()
    onDone(answer, offer)
  }

  /** Before a picker takes Enter for itself. */
  function pressFirst(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    void submit()
  }

  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (isPopupOpen(event.target)) return
    event.preventDefault()
    onFold()
  }

  return (
    <form ref={form} className="act-form" aria-labelledby={`${id}-title`} onSubmit={(event) => void submit(event)}
      onKeyDownCapture={pressFirst} onKeyDown={press} noValidate>
      <header>
        <h3 id={`${id}-title`}>{offer.name}</h3>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('act.fold')}
          title={say('act.foldKeys')} onClick={onFold} />
      </header>
      <div className="act-fields">
        <Changed caseRef={caseRef} since={draft.seen.case} version={version} onSeen={() => see(seen)} />
        {gone && <p className="act-notice warn" role="alert">{say('act.gone')}</p>}
        <Consequence action={action} warnings={offer.warnings} />
        {shown.map((field) => (
          <FieldRow key={field.name} field={field} id={`${id}-${field.name}`} value={values[field.name] ?? undefined}
            problem={problems.fields[field.name]}
            action={action} taskId={taskId} facts={facts} onChange={(value) => change(field.name, value)}
            onBusy={(n) => setRunning((all) => (all[field.name] === n ? all : { ...all, [field.name]: n }))} />
        ))}
        {fields.length > shown.length && (
          <button type="button" className="act-more" onClick={() => setMore(true)}>{say('act.moreFields')}</button>
        )}
      </div>
      <footer>
        {problems.form && <p className="act-notice" role="alert">{problems.form}</p>}
        <Button type="primary" htmlType="submit" loading={busy} disabled={gone} title={say('act.sendKeys')}>
          {offer.name}
        </Button>
        <Button onClick={onFold}>{say('act.fold')}</Button>
        {touched && (
          <Button type="text" onClick={() => { drop(); setProblems(noProblems); onFold() }}>{say('act.clear')}</Button>
        )}
        <kbd>{say('act.sendKeys')}</kbd>
      </footer>
    </form>
  )
}

/** What follows from it, before it is done, and what the rules warn of. */
function Consequence({ action, warnings }: { action: string; warnings: readonly string[] }): JSX.Element {
  const effect = useEffectWords()(action)
  return (
    <>
      {effect && <p className="act-effect">{effect}</p>}
      {warnings.map((warning) => <p key={warning} className="act-notice warn">{warning}</p>)}
    </>
  )
}

function beginning(offer: OfferedAction, facts: CaseFacts, given: Values = {}): Values {
  const begun = askedFields(offer, {}, facts).filter(({ begins }) => begins !== undefined)
  const values = Object.fromEntries(begun.map(({ name, begins }) => [name, begins]))
  return { ...values, ...proposedValues(offer.fields), ...given }
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** What is being mended is no fault any more. */
function without(name: string): (problems: Problems) => Problems {
  return (problems) => {
    if (problems.fields[name] === undefined) return problems
    const { [name]: _mended, ...fields } = problems.fields
    return { ...problems, fields }
  }
}

const controls = 'input:not([type=hidden]):not([hidden]):not(:disabled), textarea, select, button.file-add'

function useFirstFocus(form: { current: HTMLFormElement | null }): void {
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>(`.act-fields :is(${controls})`)
    const target = first ?? form.current?.querySelector<HTMLElement>('button[type=submit]')
    target?.focus({ preventScroll: true })
  }, [form])
}

function useProblemFocus(form: { current: HTMLFormElement | null }, problems: Readonly<Record<string, string>>): void {
  const [first] = Object.keys(problems)
  useEffect(() => {
    if (first === undefined) return
    const row = form.current?.querySelector(`[data-field="${first}"]`)
    row?.querySelector<HTMLElement>(controls)?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }, [form, first, problems])
}

/** An open list of a picker takes Escape for itself. */
function isPopupOpen(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[aria-expanded=true]') !== null
}
