import { formatDue } from '@onegrid/domain/words'
import type { MapPoint } from '@onegrid/web/map'
import type { JSX } from 'react'
import type { Answer } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useSettled } from '../pickers/use-settled.ts'
import { useMapWords } from './words.ts'
import './on-duty.css'

type Duty = Answer<'getDutyNow'>
type Person = Duty['desk']['people'][number]

/** Who is there for a point now, and why this one: the officer, in full also the desk. */
export function OnDuty({ point, full }: { point: MapPoint; full?: boolean }): JSX.Element {
  const say = useMapWords()
  const { lon, lat } = useSettled(point, 150)
  const { data, isError } = useRead('getDutyNow', { query: { lon, lat } }, { keep: true, every: 60_000 })
  if (isError) return <p className="on-duty">{say('duty.failed')}</p>
  if (!data) return <p className="on-duty">{say('duty.asking')}</p>
  return (
    <div className="on-duty">
      <Officer duty={data} />
      {full && (
        <>
          <p>{say('duty.desk')} <b>{data.desk.name}</b></p>
          {data.desk.people.length === 0 && <p>{say('duty.deskEmpty')}</p>}
          <ul>{data.desk.people.map((person) => <li key={person.postId}><OnePerson person={person} /></li>)}</ul>
          {data.fallbacks.map(({ code, message }) => <p key={code} className="on-duty-why">{message}</p>)}
        </>
      )}
    </div>
  )
}

function Officer({ duty: { officer, fallbacks } }: { duty: Duty }): JSX.Element {
  const say = useMapWords()
  if (!officer) return <p>{fallbacks[0]?.message ?? say('duty.none')}</p>
  const { person, why } = officer
  return <p><OnePerson person={person} words={say(`duty.${why}`, { name: person.name })} /></p>
}

function OnePerson({ person, words }: { person: Person; words?: string }): JSX.Element {
  const say = useMapWords()
  const language = useLanguage()
  const now = useNow()
  const { name, title, until, workPhone } = person
  return (
    <>
      <span>{words ?? name}</span>
      {!words && title && <span className="on-duty-title">{title}</span>}
      {until && <span>{say('duty.until', { time: formatDue(Date.parse(until), now, language) })}</span>}
      {workPhone && <a href={`tel:${workPhone}`}>{workPhone}</a>}
    </>
  )
}
