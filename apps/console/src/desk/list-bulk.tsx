import type { CaseSummary } from '@onegrid/contract'
import { useMemo } from 'react'
import type { JSX } from 'react'
import { MOST_AT_ONCE } from './bulk.ts'
import { BulkBar } from './bulk-bar.tsx'
import { casesOf } from './use-chosen.ts'
import type { Chosen } from './use-chosen.ts'

/** The bar of many for a list whose rows stand for cases. */
export function ListBulk<Row>({ rows, gone, chosen, keyOf, caseOf, covered }: {
  rows: readonly Row[]
  gone: ReadonlySet<string>
  chosen: Chosen
  keyOf: (row: Row) => string
  caseOf: (row: Row) => CaseSummary
  covered: boolean
}): JSX.Element {
  const cases = useMemo(() => casesOf(rows, chosen.keys, keyOf, caseOf), [rows, chosen.keys, keyOf, caseOf])
  const open = rows.filter((row) => caseOf(row).kind === 'event' && !gone.has(keyOf(row)))
  return (
    <BulkBar
      cases={cases}
      listed={open.length}
      keys={!covered}
      onAll={() => chosen.set(open.slice(0, MOST_AT_ONCE).map(keyOf))}
      onKeep={(ids) => chosen.set(rows.filter((row) => chosen.keys.has(keyOf(row)) && ids.includes(caseOf(row).id)).map(keyOf))}
    />
  )
}
