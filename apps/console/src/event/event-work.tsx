/** Who works on it, by when, how long each step took, and what time will do next. */
import { DownOutlined } from '@ant-design/icons'
import type { CaseClock, EventDetail, TaskBody } from '@onegrid/contract'
import type { Limit, Phase, TaskKind, TaskState } from '@onegrid/domain'
import { formatDue, formatLimit, wordsOf } from '@onegrid/domain/words'
import { useState } from 'react'
import type { JSX } from 'react'
import { isOpen } from '../case/case-facts.ts'
import { CaseChip } from '../case/case-chip.tsx'
import { useMe, useNow, useRoles } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { Ahead } from './ahead.tsx'
import { ClockWhy } from './clock-why.tsx'
import { runningClocks } from './clocks.ts'
import { LinkPanel } from './link-panel.tsx'
import { PhasesBar } from './phases-bar.tsx'
import { useClocks } from './use-clocks.ts'
import { useEventWords } from './words.ts'

/** Units' work always stands there; the desk's own steps while they are owed. */
const ofUnits: readonly string[] = ['lead', 'assist']
/** Told among what several do together. */
const together: readonly string[] = ['whistle', 'coordinate']

export function EventWork({ event }: { event: EventDetail }): JSX.Element {
  const say = useEventWords()
  const [past, setPast] = useState(false)
  const { tasks, summary } = event
  const own = tasks.filter(({ kind }) => !together.includes(kind))
  const isNow = (task: TaskBody): boolean => isOpen(task) || (task.round === summary.round && isUnitsEnd(task))
  const shown = own.filter(isNow).sort((a, b) => rank(a) - rank(b))
  const rest = own.filter((task) => !isNow(task))
  return (
    <section className="event-work" aria-label={say('tasks.title')}>
      <h3>{say('tasks.title')}</h3>
      <ul className="event-tasks">
        {shown.map((task) => <TaskRow key={task.id} task={task} event={event} />)}
        {event.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => (
          <ClockRow key={clock.phase} clocks={[clock]} taskId={null} eventId={summary.id} label={say('clock.whole')} />
        ))}
        {past && rest.map((task) => <TaskRow key={task.id} task={task} event={event} />)}
      </ul>
      {rest.length > 0 && (
        <button type="button" className="quiet-link no-print" aria-expanded={past} onClick={() => setPast(!past)}>
          {say('tasks.past', { count: rest.length })} <DownOutlined className={past ? 'turned' : ''} />
        </button>
      )}
      <Ahead id={summary.id} />
      <PhasesBar id={summary.id} />
    </section>
  )
}

function TaskRow({ task, event }: { task: TaskBody; event: EventDetail }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const desk = useRoles('dispatcher')
  const { account } = useMe()
  const [linking, setLinking] = useState(false)
  const words = wordsOf(language)
  const open = isOpen(task)
  const signed = task.clocks.find(({ phase }) => phase === 'sign')?.stoppedAt
  const owner = task.unit ?? task.owner
  // While the case stands still nobody is held to it.
  const runs = task.clocks.some(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt === null)
  const isUnitsWork = open && task.unit !== null && ofUnits.includes(task.kind)
  const mayLink = isUnitsWork && account.kind !== 'link' && (desk || task.mine)
  const asked = task.kind === 'extension' ? formatLimit(task.result['limit'] as Limit, language) : undefined
  const panel = linking && task.unit
    ? <LinkPanel eventId={event.summary.id} taskId={task.id} unit={task.unit.name} fold={() => setLinking(false)} />
    : undefined
  const state = words.taskState[task.state as TaskState] ?? task.state
  return (
    <ClockRow clocks={runningClocks(task)} taskId={task.id} eventId={event.summary.id}
      label={words.taskKind[task.kind as TaskKind] ?? task.kind} strong={open}
      panel={panel}>
      <span className="task-owner">{owner?.name ?? say('clock.nobody')}</span>
      {task.unit && task.owner?.kind === 'person' && <small>{say('tasks.person', { name: task.owner.name })}</small>}
      <small className="task-state">
        {task.closedAt ? `${state} ${formatDue(Date.parse(task.closedAt), now, language)}`
          : signed ? say('tasks.signedAt', { time: formatDue(Date.parse(signed), now, language) }) : state}
      </small>
      {asked && <small>{say('together.extension', { limit: asked })}</small>}
      {task.mine && runs && <small className="event-mark mine">{say('tasks.mine')}</small>}
      {task.reworks > 0 && <small className="event-mark">{say('tasks.reworks', { count: task.reworks })}</small>}
      {mayLink && (
        <button type="button" className="quiet-link no-print" aria-expanded={linking}
          onClick={() => setLinking(!linking)}>
          {say('tasks.link')}
        </button>
      )}
    </ClockRow>
  )
}

interface ClockRowProps {
  clocks: readonly CaseClock[]
  taskId: string | null
  eventId: string
  label: string
  strong?: boolean
  children?: React.ReactNode
  panel?: React.ReactNode
}

/** A row with its clocks; each opens to say why it ends when it does. */
function ClockRow({ clocks, taskId, eventId, label, strong, children, panel }: ClockRowProps): JSX.Element {
  const language = useLanguage()
  const phases = wordsOf(language).phase
  const explained = useClocks(eventId)
  const [open, setOpen] = useState<string>()
  const own = explained.data?.items.filter((item) => item.taskId === taskId && item.clock.stoppedAt === null)
  const why = own?.find(({ clock }) => clock.phase === open)
  return (
    <li className={`event-task${strong ? ' open' : ''}`}>
      <div>
        <span className="task-kind">{label}</span>
        {children}
        <span className="task-clocks">
          {clocks.map((clock) => (
            <button key={clock.phase} type="button" className="chip-button" aria-expanded={open === clock.phase}
              onClick={() => setOpen(open === clock.phase ? undefined : clock.phase)}>
              <small>{phases[clock.phase as Phase] ?? clock.phase}</small><CaseChip item={clock} plain />
            </button>
          ))}
        </span>
      </div>
      {why && <ClockWhy item={why} />}
      {panel}
    </li>
  )
}

/** A unit's work that counts though it has ended: done, or an assistant's return, which the desk must settle. */
function isUnitsEnd({ kind, state }: TaskBody): boolean {
  return ofUnits.includes(kind) && (state === 'done' || (state === 'returned' && kind === 'assist'))
}

/** What this reader owes, then the lead, the assistants, the rest. */
function rank({ mine, kind }: TaskBody): number {
  return (mine ? 0 : 10) + (kind === 'lead' ? 0 : kind === 'assist' ? 1 : 2)
}
