/** What several bodies do together: steps of coordination, whistles and arrivals, staged reports, ratings. */
import type { EventDetail, TaskBody } from '@onegrid/contract'
import { choiceWord, formatDue } from '@onegrid/domain/words'
import { Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { CaseChip } from '../case/case-chip.tsx'
import { isOpen } from '../case/case-facts.ts'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { runningClocks } from './clocks.ts'
import { useEventWords } from './words.ts'

interface StagedReport { stage: string; at: number; dueAt: number }
interface Rating { by: string; stars: number; at: number; round: number }

export function Together({ event }: { event: EventDetail }): JSX.Element | null {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const { tasks, facts } = event
  const steps = tasks.filter(({ kind }) => kind === 'coordinate')
  const whistles = tasks.filter(({ kind }) => kind === 'whistle')
  const reports = (facts['reports'] as StagedReport[] | undefined) ?? []
  const ratings = (facts['ratings'] as Rating[] | undefined) ?? []
  if (steps.length + whistles.length + reports.length + ratings.length === 0) return null
  return (
    <section className="event-together" aria-label={say('together.title')}>
      <h3>{say('together.title')}</h3>
      <ul className="event-tasks">
        {steps.map((task) => (
          <Row key={task.id} name={say('together.step', { n: Number(task.result['step']) })} task={task}>
            <small>{say(isOpen(task) ? 'together.stepOpen' : 'together.stepDone')}</small>
          </Row>
        ))}
        {whistles.map((task) => (
          <Row key={task.id} name={say('together.whistle')} task={task}><Arrival task={task} /></Row>
        ))}
        {reports.map((report) => (
          <li key={`${report.stage}${report.at}`} className="event-task">
            <div>
              <span className="task-kind">{choiceWord('stage', report.stage, language)}</span>
              <Moment at={new Date(report.at).toISOString()} now={now} language={language} />
              <small>{say('together.reportBy', { time: formatDue(report.dueAt, now, language) })}</small>
              {report.at > report.dueAt && <small className="event-mark late">{say('together.reportLate')}</small>}
            </div>
          </li>
        ))}
        {ratings.map((rating) => (
          <li key={`${rating.by}${rating.round}`} className="event-task">
            <div>
              <span className="task-kind">{say('together.ratings')}</span>{say('together.stars', { n: rating.stars })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ name, task, children }: { name: string; task: TaskBody; children?: React.ReactNode }): JSX.Element {
  const [clock] = runningClocks(task)
  return (
    <li className={`event-task${isOpen(task) ? ' open' : ''}`}>
      <div>
        <span className="task-kind">{name}</span>
        <span className="task-owner">{task.owner?.name}</span>
        {children}
        {clock && <span className="task-clocks"><CaseChip item={clock} plain /></span>}
      </div>
    </li>
  )
}

interface Arrived {
  arrivedAt?: number
  late?: boolean
  metres?: number
  stars?: number
}

function Arrival({ task: { result, state } }: { task: TaskBody }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const { arrivedAt, late, metres, stars } = result as Arrived
  if (arrivedAt === undefined || state !== 'done') return <small>{say('together.waiting')}</small>
  return (
    <>
      <small>{say('together.arrived', { time: formatDue(arrivedAt, now, language) })}</small>
      {late && <small className="event-mark late">{say('together.late')}</small>}
      {metres !== undefined && <small>{say('together.distance', { n: metres })}</small>}
      {stars !== undefined && <small>{say('together.stars', { n: stars })}</small>}
    </>
  )
}
