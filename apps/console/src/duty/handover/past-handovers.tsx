import { Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'

export function PastHandovers({ deskId }: { deskId: string }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const { data, error, refetch } = useRead('listHandovers', { query: { deskId, limit: 100 } }, { keep: true })
  return (
    <section className="handover-past" aria-label={say('handover.past')}>
      <h2>{say('handover.past')}</h2>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.items.length === 0 && <Empty title={say('handover.pastNone')} />}
      <ol>
        {data?.items.map(({ id, at, fromName, toName, note }) => (
          <li key={id}>
            <Moment at={at} now={now} language={language} />
            <b>
              {fromName === null
                ? say('handover.pastTaken', { to: toName })
                : say('handover.pastRow', { from: fromName, to: toName })}
            </b>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
