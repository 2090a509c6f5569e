import type { DutyNow, PersonOnDuty } from '@onegrid/contract'
import type { Role } from '@onegrid/domain'
import { formatDue, wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { DIRECTORY_FRESH_MS } from '../../pickers/directory.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { DAY } from '../rota/days.ts'
import { shiftOf } from '../rota/shifts.ts'
import { shiftsInput } from '../rota/use-rota.ts'
import { useDutyWords } from '../words.ts'
import type { Question } from './use-question.ts'

/** The desk that answers and the officer of the grid, each with until when and why; what was lacking on the way. */
export function DutyAnswer({ duty, question }: { duty: DutyNow; question: Question }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const place = useRead('readArea', { params: { id: duty.gridId ?? question.area ?? '' } }, {
    enabled: Boolean(duty.gridId ?? question.area), fresh: DIRECTORY_FRESH_MS,
  })
  const path = place.data ? [
    ...place.data.path.filter(({ id }) => id !== place.data.area.id).map(({ name }) => name), place.data.area.name,
  ] : []
  const where =
    path.length > 0 ? path.join(' · ') : duty.gridId === null && question.area === undefined ? say('now.outside') : ''
  return (
    <>
      <header className="now-where">
        <h2>{where}</h2>
        <span>{formatDue(Date.parse(duty.at), now, language)}</span>
      </header>
      <section className="now-card">
        <h3>{say('now.desk')}</h3>
        <b>{duty.desk.name}</b>
        <ul>{duty.desk.people.map((person) => <Person key={person.postId} person={person} />)}</ul>
        {duty.desk.people.length === 0 && <p className="now-nobody">{say('now.nobody')}</p>}
        <NextAtDesk deskId={duty.desk.id} at={Date.parse(duty.at)} />
        <Link to={`/duty/rota?desk=${duty.desk.id}`}>{say('now.rotaOf')}</Link>
      </section>
      {duty.gridId !== null && (
        <section className="now-card">
          <h3>{say('now.officer')}</h3>
          {duty.officer
            ? <><ul><Person person={duty.officer.person} /></ul><p>{say(`now.why.${duty.officer.why}`)}</p></>
            : <p className="now-nobody">{say('now.noOfficer')}</p>}
        </section>
      )}
      <section className="now-card">
        <h3>{say('now.fallbacks')}</h3>
        {duty.fallbacks.length === 0
          ? <p>{say('now.none')}</p>
          : <ol>{duty.fallbacks.map(({ code, message }) => <li key={code + message}>{message}</li>)}</ol>}
      </section>
    </>
  )
}

function Person({ person }: { person: PersonOnDuty }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const { name, title, role, until, workPhone } = person
  return (
    <li className="now-person">
      <b>{name}</b>
      <span>{title ?? wordsOf(language).role[role as Role] ?? role}</span>
      {workPhone && <a href={`tel:${workPhone}`}>{workPhone}</a>}
      <small>
        {until ? say('now.until', { time: formatDue(Date.parse(until), now, language) }) : say('now.always')}
      </small>
    </li>
  )
}

/** Who comes next, so that one knows whom one will meet at half past five. */
function NextAtDesk({ deskId, at }: { deskId: string; at: number }): JSX.Element | null {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  // By the quarter: the question is not a new one every second.
  const from = Math.floor(at / 900_000) * 900_000
  const { data } = useRead(
    'listShifts', shiftsInput({ kind: 'desk', id: deskId }, { from, to: from + 2 * DAY }), { keep: true },
  )
  const next = (data?.items ?? []).map(shiftOf).find((shift) => shift.kind !== 'leave' && shift.startsAt > at)
  return next ? <p>{say('now.next', { name: next.name, time: formatDue(next.startsAt, now, language) })}</p> : null
}
