/** The columns of the events list: which there are, how wide, and which somebody has chosen. */
import type { Language } from '@onegrid/domain/words'
import type { Answer } from '../api/client.ts'

export type Order = (typeof orderNames)[number]
export const orderNames = ['due', 'newest', 'oldest', 'level', 'updated'] as const

export const columnNames = [
  'clock',
  'title',
  'owes',
  'state',
  'level',
  'matter',
  'grid',
  'village',
  'town',
  'address',
  'source',
  'opened',
  'due',
  'lead',
  'desk',
  'number',
  'updated',
  'closed',
  'rounds',
] as const
export type ColumnName = (typeof columnNames)[number]
export type EventRow = Answer<'listEvents'>['items'][number]

interface Column {
  /** Pixels that its usual content needs, in Chinese. */
  least: number
  /** In English, where that needs more. */
  english?: number
  /** The share that it may grow by. */
  grows?: number
  /** Pressing the head orders the list so. */
  order?: readonly [Order, ...Order[]]
}

/** The first two stand always: what is late, and what it is. */
export const fixedColumns: readonly ColumnName[] = ['clock', 'title']
export const usualColumns: readonly ColumnName[] = [
  'clock',
  'title',
  'owes',
  'state',
  'level',
  'grid',
  'source',
  'opened',
]

export const columns: Readonly<Record<ColumnName, Column>> = {
  clock: { least: 128, english: 150, order: ['due'] },
  title: { least: 200, grows: 3 },
  owes: { least: 220, grows: 3 },
  state: { least: 64, english: 128 },
  level: { least: 48, order: ['level'] },
  matter: { least: 112, grows: 1 },
  grid: { least: 128, grows: 1 },
  village: { least: 80 },
  town: { least: 72 },
  address: { least: 140, grows: 2 },
  source: { least: 64, english: 76 },
  opened: { least: 124, order: ['newest', 'oldest'] },
  due: { least: 132, order: ['due'] },
  lead: { least: 132, grows: 1 },
  desk: { least: 112, grows: 1 },
  number: { least: 168 },
  updated: { least: 132, order: ['updated'] },
  closed: { least: 132 },
  rounds: { least: 40, english: 52 },
}

/** What was chosen once, in its order, as far as it is still known; the fixed ones first. */
export function chosenColumns(chosen: unknown): ColumnName[] {
  const names: readonly unknown[] = Array.isArray(chosen) ? chosen : usualColumns
  const others = names.filter((name): name is ColumnName => isColumn(name) && !fixedColumns.includes(name))
  return [...fixedColumns, ...new Set(others)]
}

/** One more, in its usual place, or one less. */
export function withColumn(chosen: readonly ColumnName[], name: ColumnName): ColumnName[] {
  if (fixedColumns.includes(name)) return [...chosen]
  if (chosen.includes(name)) return chosen.filter((one) => one !== name)
  const rank = columnNames.indexOf(name)
  const at = chosen.findIndex((one) => columnNames.indexOf(one) > rank)
  return at === -1 ? [...chosen, name] : chosen.toSpliced(at, 0, name)
}

/** One place forward or backward; never before the fixed ones. */
export function moveColumn(chosen: readonly ColumnName[], name: ColumnName, by: 1 | -1): ColumnName[] {
  const from = chosen.indexOf(name)
  const to = from + by
  if (from < fixedColumns.length || to < fixedColumns.length || to >= chosen.length) return [...chosen]
  return chosen.toSpliced(from, 1).toSpliced(to, 0, name)
}

/** The tracks of a grid of these columns: the same for head and rows, so that they stand in line. */
export function tracksOf(names: readonly ColumnName[], language: Language): string {
  return names
    .map((name) => {
      const { grows } = columns[name]
      const least = leastOf(name, language)
      return grows ? `minmax(${least}px, ${grows}fr)` : `${least}px`
    })
    .join(' ')
}

/** How wide a row is at least: in a narrower window the list scrolls sideways within itself. */
export function leastWidth(names: readonly ColumnName[], language: Language): number {
  return names.reduce((sum, name) => sum + leastOf(name, language) + GAP, CHOOSING + PADDING)
}

/** The order that pressing a head brings; pressing it again brings its other one, where it has one. */
export function orderOnPress(name: ColumnName, current: Order): Order | undefined {
  const orders = columns[name].order
  if (!orders) return undefined
  return orders[(orders.indexOf(current) + 1) % orders.length]
}

export function parseOrder(text: string | null): Order {
  return orderNames.find((name) => name === text) ?? 'due'
}

/** As event-row.css has them: between columns, of the box to choose by, at both ends. */
const GAP = 12
const CHOOSING = 20
const PADDING = 28

function leastOf(name: ColumnName, language: Language): number {
  const { least, english = least } = columns[name]
  return language === 'en' ? english : least
}

function isColumn(name: unknown): name is ColumnName {
  return (columnNames as readonly unknown[]).includes(name)
}
