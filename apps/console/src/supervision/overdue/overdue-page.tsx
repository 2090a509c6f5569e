import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { useMe } from '../../session/session.tsx'
import { useSupervisionWords } from '../words.ts'
import { OwedList } from './owed-list.tsx'
import { OwnerTable } from './owner-table.tsx'
import { ordered, ownerKey, parted, sumsOf } from './owners.ts'
import type { OwnerKind, OwnerRow, Shown } from './owners.ts'
import './overdue.css'

/** Who has how much late, soon late and at hand; whose it is one click away, to be urged or called to account. */
export default function OverduePage(): JSX.Element {
  const say = useSupervisionWords()
  const { town, owner, shown, change } = useChoice()
  const wide = useMe().posts.some(({ level }) => level === 'district')
  const [kind, setKind] = useState<OwnerKind | 'all'>('all')
  const { data, error, refetch } = useRead(
    'readOverdue', { query: town ? { town } : {} }, { keep: true, every: 60_000 },
  )
  const rows = useMemo(() => ordered(data?.items ?? []), [data])
  if (error && !data) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting rows={8} />
  const ofKind = rows.filter((row) => kind === 'all' || row.owner.kind === kind)
  const chosen = rows.find((row) => ownerKey(row) === owner)
  return (
    <div className="overdue">
      <section className="overdue-owners" aria-label={say('tab.overdue')}>
        <div className="overdue-tools">
          <Segmented<OwnerKind | 'all'>
            value={kind}
            onChange={setKind}
            aria-label={say('overdue.kindLabel')}
            options={(['all', 'unit', 'desk', 'person'] as const).map((one) => ({
              value: one,
              label: say(`overdue.kind.${one}`),
            }))}
          />
          {wide && (
            <AreaPicker
              level="town"
              value={town}
              onChange={(next) => change({ town: next })}
              placeholder={say('allTowns')}
              aria-label={say('town')}
            />
          )}
        </div>
        <Sums rows={ofKind} />
        {ofKind.length === 0 ? (
          <Empty title={say('overdue.none')} next={say('overdue.noneWhy')} />
        ) : (
          <OwnerTable
            {...parted(ofKind)}
            chosen={owner}
            choose={(next, light) => change({ owner: next, shown: light })}
          />
        )}
      </section>
      <section className="overdue-list">
        {chosen ? (
          <OwedList
            key={`${owner} ${town ?? ''}`}
            row={chosen}
            town={town}
            shown={shown}
            show={(light) => change({ shown: light })}
          />
        ) : (
          <Empty title={say('overdue.chooseTitle')} next={say('overdue.choose')} />
        )}
      </section>
    </div>
  )
}

/** The sentence above the bars: what they show. */
function Sums({ rows }: { rows: readonly OwnerRow[] }): JSX.Element {
  const say = useSupervisionWords()
  const { owners, red, yellow, open } = sumsOf(rows)
  const text = red > 0 ? say('overdue.sentence', { owners, red, yellow, open }) : say('overdue.calm', { yellow, open })
  return <p className="overdue-sentence" title={say('overdue.counted')}>{text}</p>
}

interface Choice {
  town?: string
  /** `unit:<id>` */
  owner?: string
  shown: Shown
}

/** What one looks at stands in the address. */
function useChoice(): Choice & { change: (part: Partial<Choice>) => void } {
  const [search, setSearch] = useSearchParams()
  const light = search.get('light')
  const change = (part: Partial<Choice>): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    const set = (name: string, value: string | undefined): void => (value ? next.set(name, value) : next.delete(name))
    if ('town' in part) set('town', part.town)
    if ('owner' in part) set('owner', part.owner)
    if ('shown' in part) set('light', part.shown === 'all' ? undefined : part.shown)
    return next
  }, { replace: !('owner' in part) })
  return {
    town: search.get('town') ?? undefined, owner: search.get('owner') ?? undefined,
    shown: light === 'red' || light === 'yellow' || light === 'orders' ? light : 'all', change,
  }
}
