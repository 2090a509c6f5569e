/** Who reported: masked, opened for a reason and for a moment only. Rule: decision 35. */
import { EyeOutlined, PhoneOutlined } from '@ant-design/icons'
import type { EventDetail } from '@onegrid/contract'
import { Button } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { call } from '../api/client.ts'
import { Choices } from '../case/choices.tsx'
import { isOpen } from '../case/case-facts.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useShellWords } from '../shell/words.ts'
import { useEventWords } from './words.ts'

/** Long enough to dial. */
const SHOWN_S = 60

export function Reporter({ event }: { event: EventDetail }): JSX.Element | null {
  const say = useEventWords()
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Readonly<Record<string, string>>>()
  const { reporter, repliesOwed } = event
  if (!reporter || (reporter.anonymous && repliesOwed === 0 && event.summary.source === 'officer')) return null
  const { name, phone } = reporter
  const openable = reporter.subject !== null && (name?.openable === true || phone?.openable === true)
  const shownName = name && (opened?.[name.field] ?? name.shown)
  const shownPhone = phone && (opened?.[phone.field] ?? phone.shown)
  return (
    <div className="event-reporter">
      <p>
        <span className="event-label">{say('reporter.title')}</span>
        {reporter.anonymous ? say('reporter.anonymous') : shownName}
        {shownPhone && !opened && <span>{shownPhone}</span>}
        {shownPhone && opened && <a href={`tel:${shownPhone}`}><PhoneOutlined /> {shownPhone}</a>}
        {openable && !opened && (
          <button type="button" className="quiet-link no-print" aria-expanded={asking}
            onClick={() => setAsking(!asking)}>
            <EyeOutlined /> {say('reporter.open')}
          </button>
        )}
        {opened && <Remaining done={() => setOpened(undefined)} />}
        {repliesOwed > 0 && <span className="event-mark">{say('reporter.owed', { count: repliesOwed })}</span>}
      </p>
      {asking && !opened && (
        <Asking event={event} fields={[name, phone].flatMap((one) => (one?.openable ? [one.field] : []))}
          fold={() => setAsking(false)} show={(values) => { setAsking(false); setOpened(values) }} />
      )}
    </div>
  )
}

/** Hidden again by itself. */
function Remaining({ done }: { done: () => void }): JSX.Element {
  const say = useEventWords()
  const [left, setLeft] = useState(SHOWN_S)
  useEffect(() => {
    const timer = setInterval(() => setLeft((n) => n - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) done()
  }, [left, done])
  return (
    <>
      <small className="event-remaining">{say('reporter.note', { n: Math.max(0, left) })}</small>
      <button type="button" className="quiet-link" onClick={done}>{say('reporter.hide')}</button>
    </>
  )
}

const reasons = ['callBack', 'contact', 'visit'] as const
type Reason = (typeof reasons)[number] | 'other'

interface AskingProps {
  event: EventDetail
  fields: string[]
  fold: () => void
  show: (values: Record<string, string>) => void
}

function Asking({ event, fields, fold, show }: AskingProps): JSX.Element {
  const say = useEventWords()
  const shell = useShellWords()
  const textOf = useProblemText()
  const id = useId()
  const task = event.tasks.find((one) => isOpen(one) && one.mine)
  // Calling back inside a task is its own reason.
  const owed = event.repliesOwed > 0 && event.summary.state !== 'submitted'
  const [reason, setReason] = useState<Reason>(owed ? 'contact' : 'callBack')
  const [other, setOther] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const text = reason === 'other' ? other.trim() : say(`reporter.reasons.${reason}`)

  async function open(submitted: FormEvent): Promise<void> {
    submitted.preventDefault()
    const subject = event.reporter?.subject
    if (!subject || text.length < 2) return
    setBusy(true)
    try {
      const body = { subject, fields, reason: text, caseId: event.summary.id, ...(task && { taskId: task.id }) }
      show((await call('openPersonal', { body })).values)
    } catch (error) {
      setProblem(textOf(error))
      setBusy(false)
    }
  }

  const choices = [
    ...reasons.map((one) => ({ value: one, label: say(`reporter.reasons.${one}`) })),
    { value: 'other', label: say('reporter.other') },
  ]
  return (
    <form className="event-asking" onSubmit={(submitted) => void open(submitted)}
      onKeyDown={(key) => { if (key.key === 'Escape') { key.preventDefault(); fold() } }}>
      <Choices id={id} label={say('reporter.why')} value={reason} onChange={(next) => setReason(next as Reason)}
        choices={choices} />
      {reason === 'other' && (
        <input className="field-line" aria-label={say('reporter.other')} value={other} maxLength={200} autoFocus
          onChange={({ target }) => setOther(target.value)} />
      )}
      <span>
        <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={text.length < 2}>
          {say('reporter.show')}
        </Button>
        <Button size="small" type="text" onClick={fold}>{shell('common.cancel')}</Button>
      </span>
      {problem && <p className="field-fault" role="alert">{problem}</p>}
    </form>
  )
}
