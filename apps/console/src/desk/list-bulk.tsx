import type { CaseSummary } from '@onegrid/contract'
import { Suspense, lazy, useMemo, useRef } from 'react'
import type { JSX } from 'react'
import { MOST_AT_ONCE } from './most-at-once.ts'
import { casesOf } from './use-chosen.ts'
import type { Chosen } from './use-chosen.ts'

const BulkBar = lazy(() => import('./bulk-bar.tsx'))

/** The bar of many for a list whose rows stand for cases. */
export function ListBulk<Row>({
  rows,
  gone,
  chosen,
  keyOf,
  caseOf,
  covered,
}: {
  rows: readonly Row[]
  gone: ReadonlySet<string>
  chosen: Chosen
  keyOf: (row: Row) => string
  caseOf: (row: Row) => CaseSummary
  covered: boolean
}): JSX.Element | null {
  const cases = useMemo(() => casesOf(rows, chosen.keys, keyOf, caseOf), [rows, chosen.keys, keyOf, caseOf])
  const open = rows.filter((row) => caseOf(row).kind === 'event' && !gone.has(keyOf(row)))
  // Once it is there it stays: an act may be under way that outlives the choice.
  const begun = useRef(false)
  begun.current ||= cases.length > 0
  if (!begun.current) return null
  return (
    <Suspense>
      <BulkBar
        cases={cases}
        listed={open.length}
        keys={!covered}
        onAll={() => chosen.set(open.slice(0, MOST_AT_ONCE).map(keyOf))}
        onKeep={(ids) =>
          chosen.set(rows.filter((row) => chosen.keys.has(keyOf(row)) && ids.includes(caseOf(row).id)).map(keyOf))
        }
      />
    </Suspense>
  )
}
