import type { StaffPost } from '@onegrid/contract'
import { formatDue } from '@onegrid/domain/words'
import { LightMark } from '@onegrid/web'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { call } from '../../api/client.ts'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useMe, useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { Done } from './handover-done.tsx'
import { MovingTasks } from './moving-tasks.tsx'
import { useNote } from './use-note.ts'
import { comingOn, goingOff } from './who.ts'

type Standing = Answer<'readDeskOwed'>

interface HandoverFormProps {
  deskId: string
  /** Who may sit at the desk. */
  seats: readonly StaffPost[]
  standing: Standing
}

/** From whom, to whom, what is owed, a note; one act. */
export function HandoverForm({ deskId, seats, standing }: HandoverFormProps): JSX.Element {
  const say = useDutyWords()
  const queries = useQueryClient()
  const textOf = useProblemText()
  const { account } = useMe()
  const [from, setFrom] = useState(() => goingOff(standing, account.id))
  const [to, setTo] = useState(() => comingOn(standing, seats, from))
  const [note, setNote, forget] = useNote(deskId)
  const [state, setState] = useState<{ sending?: boolean; problem?: string; done?: Answer<'handOverDesk'> }>({})
  const owed = useRead('readDeskOwed', { query: { deskId, ...(from ? { fromAccountId: from } : {}) } }, { keep: true })
  const { desk, moves } = owed.data ?? standing

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!to || to === from) return
    setState({ sending: true })
    try {
      const body = {
        deskId, toAccountId: to, ...(from ? { fromAccountId: from } : {}),
        ...(note.trim() ? { note: note.trim() } : {})
      }
      setState({ done: await call('handOverDesk', { body }) })
      forget()
    } catch (error) {
      setState({ problem: textOf(error) })
    }
    for (const id of [
      'readDeskOwed',
      'listHandovers',
      'listShifts',
      'getOwnDuty',
      'getDutyNow',
      'readWorklist',
    ] as const)
      void queries.invalidateQueries({ queryKey: [id] })
  }

  if (state.done) return <Done done={state.done} deskId={deskId} again={() => setState({})} />
  return (
    <form className="handover-form" onSubmit={(event) => void send(event)}>
      <div className="handover-people">
        <Seat
          label={say('handover.from')} value={from} set={setFrom} seats={seats} standing={standing}
          nobody={say('handover.nobodyThere')}
        />
        <span className="handover-arrow" aria-hidden="true">→</span>
        <Seat
          label={say('handover.to')} value={to} set={setTo}
          seats={seats.filter(({ accountId }) => accountId !== from)} standing={standing}
        />
      </div>
      <section className="handover-owed">
        <h2>{say('handover.owes')}</h2>
        <p className="handover-figures">
          <span><LightMark light="red" />{say('handover.red', { n: desk.red })}</span>
          <span><LightMark light="yellow" />{say('handover.yellow', { n: desk.yellow })}</span>
          <span>{say('handover.open', { n: desk.open })}</span>
        </p>
        <p className="form-note">{say('handover.stays')}</p>
        <MovingTasks tasks={moves} />
      </section>
      <label htmlFor="handover-note">{say('handover.note')}</label>
      <textarea
        id="handover-note" className="duty-text" rows={3} maxLength={500} placeholder={say('handover.noteHint')}
        value={note} onChange={(event) => setNote(event.target.value)}
      />
      {state.problem && <p className="form-fault" role="alert">{state.problem}</p>}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={state.sending ?? false} disabled={!to || to === from}>
          {say('handover.go')}
        </Button>
      </div>
    </form>
  )
}

/**
 * A planned shift that begins within this is begun by the hand-over; else one of twelve hours is made. As the server
 * does.
 */
const EARLY = 2 * 3_600_000

function Seat({ label, value, set, seats, standing, nobody }: {
  label: string
  value: string | undefined
  set: (accountId: string | undefined) => void
  seats: readonly StaffPost[]
  standing: Standing
  nobody?: string
}): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const id = `seat-${label}`
  const person = standing.people.find(({ accountId }) => accountId === value)
  const soon = standing.next && Date.parse(standing.next.startsAt) <= now + EARLY ? standing.next : undefined
  const next = soon?.accountId === value ? soon : undefined
  const time = (at: string): string => formatDue(Date.parse(at), now, language)
  const stands = value === undefined ? '' : person ? (
    person.until ? say('handover.onDuty', { time: time(person.until) }) : say('grid.alwaysThere')
  )
    : next ? say('handover.planned', { from: time(next.startsAt), to: time(next.endsAt) }) : say('handover.unplanned')
  return (
    <div className="handover-seat">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id} value={value ?? (nobody ? '' : undefined)} onChange={(next) => set(next || undefined)}
        options={[
          ...(nobody ? [{ value: '', label: nobody }] : []),
          ...seats.map((post) => ({ value: post.accountId, label: [post.name, post.title].filter(Boolean).join(' ') })),
        ]}
      />
      <small>{stands}</small>
    </div>
  )
}
