/** Who is late: sums and order of the owners that the server counts. */
import type { Answer } from '../../api/client.ts'

export type OwnerRow = Answer<'readOverdue'>['items'][number]
export type OwnerKind = OwnerRow['owner']['kind']
/** Events by light, or the orders that wait for an answer or a judgement. */
export type Shown = 'red' | 'yellow' | 'all' | 'orders'

export interface Sums {
  owners: number
  red: number
  yellow: number
  open: number
}

/** Most late first, then most soon late, then most at hand; names settle the rest. */
export function ordered(rows: readonly OwnerRow[]): OwnerRow[] {
  return rows.toSorted(
    (a, b) =>
      b.red - a.red || b.yellow - a.yellow || b.open - a.open || a.owner.name.localeCompare(b.owner.name, 'zh-CN'),
  )
}

/** @returns how many owners are late, and case by owner what they owe */
export function sumsOf(rows: readonly OwnerRow[]): Sums {
  return rows.reduce<Sums>((sum, { red, yellow, open }) => ({
    owners: sum.owners + (red > 0 ? 1 : 0), red: sum.red + red, yellow: sum.yellow + yellow, open: sum.open + open,
  }), { owners: 0, red: 0, yellow: 0, open: 0 })
}

/** Those with something late or soon late stand open, the calm ones fold. Orders count, too. */
export function parted(rows: readonly OwnerRow[]): { pressing: OwnerRow[]; calm: OwnerRow[] } {
  const isPressing = ({ red, yellow, orders }: OwnerRow): boolean => red + yellow + orders.red + orders.yellow > 0
  return { pressing: rows.filter(isPressing), calm: rows.filter((row) => !isPressing(row)) }
}

/** Shares of the longest bar, so that bars compare with one another from zero. */
export function sharesOf(
  { red, yellow, open }: Pick<OwnerRow, 'red' | 'yellow' | 'open'>, longest: number,
): Record<'red' | 'yellow' | 'rest', number> {
  const of = Math.max(1, longest)
  // A case where somebody owes both a late and a soon late step counts as both.
  return { red: red / of, yellow: yellow / of, rest: Math.max(0, open - red - yellow) / of }
}

export function ownerKey({ owner: { kind, id } }: Pick<OwnerRow, 'owner'>): string {
  return `${kind}:${id}`
}
