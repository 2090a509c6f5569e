import type { Whistle } from '@onegrid/contract'
import { formatDuration } from '@onegrid/domain/words'
import { LightMark, Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { CaseChip } from '../../case/case-chip.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useSupervisionWords } from '../words.ts'

type Called = Whistle['units'][number]

/** One whistle: the event, when and for what, then each unit with its arrival. */
export function WhistleRow({ whistle }: { whistle: Whistle }): JSX.Element {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const { units, called, arrived, late, purposeText, calledAt } = whistle
  return (
    <li className="whistle">
      <div className="whistle-head">
        <span className="coordination-about">
          <Link to={`/events/${whistle.case.id}`}>{whistle.case.title}</Link>
          <small>
            {[whistle.case.number.slice(7), whistle.case.address, whistle.case.stateText].filter(Boolean).join(' · ')}
          </small>
        </span>
        <span className="whistle-when">
          <Moment at={calledAt} now={now} language={language} />
          <small>{purposeText}</small>
        </span>
        <span className="whistle-sum">
          <b>{say('whistles.arrived', { n: arrived, of: called })}</b>
          {late > 0 && (
            <small className="is-late">
              <LightMark light="red" size={10} />
              {say('whistles.late', { n: late })}
            </small>
          )}
        </span>
      </div>
      <ul className="whistle-units">
        {units.map((unit) => (
          <UnitRow key={unit.taskId} unit={unit} calledAt={calledAt} />
        ))}
      </ul>
    </li>
  )
}

function UnitRow({ unit, calledAt }: { unit: Called; calledAt: string }): JSX.Element {
  const say = useSupervisionWords()
  const now = useNow()
  return (
    <li className="whistle-unit">
      <span className="whistle-name">{unit.unit?.name ?? '—'}</span>
      <span>
        {unit.state === 'cancelled' ? (
          say('whistles.cancelled')
        ) : unit.arrivedAt ? (
          <Arrived unit={unit} calledAt={calledAt} />
        ) : unit.clock ? (
          <CaseChip item={unit.clock} now={now} plain />
        ) : (
          say('whistles.notYet')
        )}
      </span>
      <span className="whistle-metres">{unit.metres !== null && say('whistles.metres', { n: unit.metres })}</span>
      <span className="whistle-stars">
        {unit.arrivedAt && (unit.stars === null ? <small>{say('whistles.unrated')}</small> : <Stars n={unit.stars} />)}
      </span>
    </li>
  )
}

function Arrived({ unit, calledAt }: { unit: Called; calledAt: string }): JSX.Element {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const took = (Date.parse(unit.arrivedAt ?? calledAt) - Date.parse(calledAt)) / 1000
  return (
    <span className={`whistle-arrival${unit.late ? ' is-late' : ''}`}>
      <LightMark light={unit.late ? 'red' : 'green'} />
      <Moment at={unit.arrivedAt ?? calledAt} now={now} language={language} />
      <small>
        {say('whistles.arrivedIn', { length: formatDuration(took, language) })}
        {unit.late && ` · ${say('whistles.lateMark')}`}
      </small>
    </span>
  )
}

function Stars({ n }: { n: number }): JSX.Element {
  const say = useSupervisionWords()
  return (
    <span role="img" aria-label={say('whistles.stars', { n })} title={say('whistles.stars', { n })}>
      {'★'.repeat(n)}
      <i>{'★'.repeat(5 - n)}</i>
    </span>
  )
}
