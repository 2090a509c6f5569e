import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { Empty } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { PolicyEntry, Standing } from './draft-data.ts'
import { VersionPane } from './version-pane.tsx'
import { sayWhen } from './say-when.ts'
import { useRuleWords } from './words.ts'

/** The numbers that were published, newest first, and beside them what one of them is. */
export function Versions({ standing }: { standing: Standing }): JSX.Element {
  const say = useRuleWords()
  const [search, setSearch] = useSearchParams()
  const { published } = standing
  if (published.length === 0) return <Empty title={say('version.empty')} next={say('version.emptyWhy')} />
  const chosen = published.find(({ no }) => String(no) === search.get('no')) ?? published[0]!
  const choose = (no: number): void => setSearch((now) => {
    now.set('tab', 'versions')
    now.set('no', String(no))
    return now
  }, { replace: true })
  return (
    <div className="versions">
      <div className="versions-list" role="listbox" aria-label={say('version.title')}>
        {
          published.map(
            (entry) => (
            <Row key={entry.no} entry={entry} chosen={entry.no === chosen.no} choose={() => choose(entry.no)} />
          ),
          )
        }
      </div>
      <VersionPane key={chosen.no} entry={chosen} standing={standing} />
    </div>
  )
}

function Row({ entry, chosen, choose }: { entry: PolicyEntry; chosen: boolean; choose: () => void }): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const { no, state, effectiveFrom, publishedAt, publishedBy, note, restores } = entry
  return (
    <button
      type="button" role="option" aria-selected={chosen} className={`room-row versions-row${chosen ? ' chosen' : ''}`}
      onClick={choose}
    >
      <span>
        <b>{say('version.no', { no })}</b>
        <span className={`rules-mark${state === 'past' ? ' quiet' : ''}`}>{say(`version.state.${state}`)}</span>
        {restores !== null && <span className="rules-soft">{say('version.restores', { no: restores })}</span>}
      </span>
      {note && <span className="versions-note">{note}</span>}
      <span className="rules-soft">
        {publishedAt !== null && sayWhen(publishedAt, now, language)}
        {' '}
        {say('version.by', { who: publishedBy ?? say('version.system') })}
        {effectiveFrom !== publishedAt && effectiveFrom !== null && (
          <>{say('stop')}{say('version.from', { when: sayWhen(effectiveFrom, now, language) })}</>
        )}
      </span>
    </button>
  )
}
