import type { CaseSummary } from '@onegrid/contract'
import { VirtualRows } from '@onegrid/web'
import type { JSX } from 'react'
import { CaseRow } from '../case/case-row.tsx'
import { Empty, Failed, Waiting } from '../feedback/states.tsx'
import { useNow } from '../session/session.tsx'
import { useMapWords } from './words.ts'
import type { InSight } from './use-in-sight.ts'

interface SightListProps {
  sight: InSight
  chosen: string | undefined
  /** The keyboard has put it there: it takes the focus. */
  focused: boolean
  onChoose: (item: CaseSummary) => void
}

/** What the map shows, by clock: for reading, for keys, and for whoever does not see the map. */
export function SightList({ sight, chosen, focused, onChoose }: SightListProps): JSX.Element {
  const say = useMapWords()
  const now = useNow()
  const { rows, waiting, error, again, more } = sight
  if (error && rows.length === 0) return <Failed error={error} again={again} />
  if (waiting && rows.length === 0) return <Waiting rows={8} />
  if (rows.length === 0) return <Empty title={say('list.none')} next={say('list.noneNext')} />
  const current = rows.findIndex(({ id }) => id === chosen)
  return (
    <VirtualRows
      rows={rows} keyOf={({ id }) => id} height={50} label={say('list.label')} onEnd={more} current={current}
      className="sight-list"
      render={(item) => (
        <CaseRow
          item={item} now={now} opened={item.id === chosen} current={item.id === chosen}
          focused={focused && item.id === chosen} onOpen={() => onChoose(item)}
        />
      )}
    />
  )
}
