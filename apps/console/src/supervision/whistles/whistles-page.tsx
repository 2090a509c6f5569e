import { Button, Segmented } from 'antd'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useLiveLines } from '../../live/live.tsx'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useSupervisionWords } from '../words.ts'
import { WhistleRow } from './whistle-row.tsx'
import '../coordination/coordination.css'
import './whistles.css'

/** Who was called to the spot, when they came, and what the desk thought of it. Rule: docs/domain.md S2-6. */
export default function WhistlesPage(): JSX.Element {
  const say = useSupervisionWords()
  const [search, setSearch] = useSearchParams()
  const waiting = search.has('waiting')
  const unit = search.get('unit') ?? undefined
  const change = (name: string, value: string | undefined): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    return next
  })
  const query = { ...(waiting ? { waiting } : {}), ...(unit ? { unit } : {}), limit: 30 }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useReadPages(
    'listWhistles', { query }, { keep: true, every: 60_000 },
  )
  useLiveLines((line) => { if (!line || ['whistle', 'reportIn', 'rateWhistle'].includes(line.action)) void refetch() })
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="whistles">
      <div className="coordination-tools">
        <Segmented<'all' | 'waiting'>
          value={waiting ? 'waiting' : 'all'}
          onChange={(next) => change('waiting', next === 'waiting' ? '' : undefined)}
          aria-label={say('whistles.filter')}
          options={[
            { value: 'all', label: say('whistles.every') },
            { value: 'waiting', label: say('whistles.waiting') },
          ]}
        />
        <UnitPicker
          value={unit}
          onChange={(next) => change('unit', next)}
          placeholder={say('whistles.unit')}
          aria-label={say('whistles.unit')}
        />
      </div>
      {error && !data ? (
        <Failed error={error} again={() => void refetch()} />
      ) : !data ? (
        <Waiting rows={6} />
      ) : rows.length === 0 ? (
        <Empty title={say(waiting ? 'whistles.noneWaiting' : 'whistles.none')} next={say('whistles.noneWhy')} />
      ) : (
        <ul className="whistle-list" aria-label={say('whistles.label')}>
          {rows.map((row) => (
            <WhistleRow key={`${row.case.id} ${row.calledAt}`} whistle={row} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </div>
  )
}
