import type { CaseSummary } from '@onegrid/contract'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { markSeen } from '../case/seen.ts'
import { openCaseOf, useAddress, withOpenCase } from './address.ts'
import type { OpenCase } from './address.ts'
import { useBeside } from './list-and-case.tsx'
import type { OpenedCase } from './list-and-case.tsx'

export interface Opened<Row> {
  /** Key of the row whose case is open. */
  key: string | undefined
  beside: boolean
  covered: boolean
  show: (row: Row) => void
  /** Opens it and begins with what is likeliest to be done. */
  actUpon: (row: Row) => void
  pane: OpenedCase
}

/** Which case is open: it stands in the address; by which of its rows it was opened is remembered. */
export function useOpened<Row>({
  rows,
  keyOf,
  caseOf,
}: {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  caseOf: (row: Row) => CaseSummary
}): Opened<Row> {
  const { params, change } = useAddress()
  const beside = useBeside()
  const open = openCaseOf(params)
  const navigate = useNavigate()
  const openedFrom = useRef<string>(undefined)
  const [by, setBy] = useState<{ key: string; act: boolean }>()
  // Two obligations of one case are two rows: the one that was opened, else the first.
  const byKey = rows.findIndex((row) => keyOf(row) === by?.key && caseOf(row).id === open?.id)
  const index = !open ? -1 : byKey >= 0 ? byKey : rows.findIndex((row) => caseOf(row).id === open.id)
  const current = rows[index]
  const shown = current && caseOf(current)
  useEffect(() => {
    if (shown) markSeen(shown)
  }, [shown])

  function openRow(row: Row, act: boolean): void {
    const { id, kind } = caseOf(row)
    setBy({ key: keyOf(row), act })
    const next: OpenCase = { id, kind: kind === 'order' ? 'order' : 'event' }
    // Going back closes the case; it does not walk through all that were looked at.
    if (open === undefined) openedFrom.current = params.toString()
    change((before) => withOpenCase(before, next), open === undefined)
  }

  function close(): void {
    const list = withOpenCase(params, undefined)
    // The list is the step before, unless it has been changed while the case was open.
    if (list.toString() === openedFrom.current) void navigate(-1)
    else change(() => list)
    openedFrom.current = undefined
  }

  const step = (by_: number): (() => void) | undefined => {
    const row = index < 0 ? undefined : rows[index + by_]
    return row && (() => openRow(row, false))
  }

  return {
    key: current && keyOf(current),
    beside,
    covered: open !== undefined && !beside,
    show: (row) => openRow(row, false),
    actUpon: (row) => openRow(row, true),
    pane: {
      open,
      act: by?.act ?? false,
      close,
      previous: step(-1),
      next: step(1),
    },
  }
}
