import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { stampText } from '../parts/dates.ts'
import { useAccountWords } from './words.ts'

/** Where the account is signed in at this moment. */
export function SessionList({ accountId }: { accountId: string }): JSX.Element {
  const say = useAccountWords()
  const sessions = useRead('listAccountSessions', { params: { id: accountId } })
  const items = sessions.data?.items ?? []
  return (
    <section className="pane-part">
      <header><h3>{say('sessions.title')}</h3></header>
      {sessions.isPending && <Waiting rows={2} />}
      {sessions.error && <Failed error={sessions.error} again={() => void sessions.refetch()} />}
      {sessions.isSuccess && items.length === 0 && <p className="plain-none">{say('sessions.none')}</p>}
      {items.length > 0 && (
        <table className="plain-table">
          <tbody>
            {items.map(({ id, kind, ip, createdAt, seenAt }) => (
              <tr key={id}>
                <td>{say(`sessions.kind.${kind}`)}</td>
                <td><code>{ip ?? say('sessions.unknown')}</code></td>
                <td>{say('sessions.since', { time: stampText(createdAt) })}</td>
                <td>{say('sessions.seen', { time: stampText(seenAt) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
