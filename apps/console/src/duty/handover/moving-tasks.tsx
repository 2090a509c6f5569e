import type { Answer } from '../../api/client.ts'
import type { TaskKind } from '@onegrid/domain'
import { formatDue, wordsOf } from '@onegrid/domain/words'
import { LightMark } from '@onegrid/web'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'

type Task = Answer<'readDeskOwed'>['moves'][number]

/** What somebody owes by name and so goes along to the next. */
export function MovingTasks({ tasks }: { tasks: readonly Task[] }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const { taskKind } = wordsOf(language)
  if (tasks.length === 0) return <p className="form-note">{say('handover.movesNone')}</p>
  return (
    <>
      <h3>{say('handover.moves', { n: tasks.length, count: tasks.length })}</h3>
      <ul className="handover-tasks">
        {tasks.map((task) => (
          <li key={task.taskId}>
            <LightMark light={task.dueAt !== null && Date.parse(task.dueAt) < now ? 'red' : null} />
            <Link to={`/events/${task.caseId}`}>{task.title || task.number}</Link>
            <span>{taskKind[task.kind as TaskKind] ?? task.kind}</span>
            <small>{task.dueAt === null ? '' : formatDue(Date.parse(task.dueAt), now, language)}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
