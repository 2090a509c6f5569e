import type { TrailLineBody } from '@onegrid/contract'
import { Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useSupervisionWords } from '../words.ts'

/** What was asked and resolved at each step, in the words of those who wrote it. */
export function History({ caseId }: { caseId: string }): JSX.Element {
  const { data, error, refetch } = useRead('readEventTrail', { params: { id: caseId }, query: { limit: 500 } })
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={3} />
  return (
    <ol className="coordination-history">
      {data.items
        .filter(({ action }) => action === 'coordinate' || action === 'resolve')
        .map((line) => (
          <Line key={line.seq} line={line} />
        ))}
    </ol>
  )
}

function Line({ line }: { line: TrailLineBody }): JSX.Element {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const text = Object.values(line.remarks).join('\n')
  return (
    <li className={line.action === 'resolve' ? 'is-resolution' : ''}>
      <Moment at={line.at} now={now} language={language} />
      <span>{line.sentence}</span>
      <p>{text || say('coordination.noText')}</p>
    </li>
  )
}
