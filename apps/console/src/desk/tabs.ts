/** The tabs of the desk: what is owed, in the order of the loop. They stand still: an empty one keeps its place. */
import type { Answer } from '../api/client.ts'

const tabNames = [
  'accept',
  'verify',
  'dispatch',
  'sign',
  'handle',
  'report_in',
  'check',
  'confirm',
  'contact',
  'extension',
  'ruling',
  'coordinate',
  'countersign',
  'review',
  'reply',
] as const
export type TabName = (typeof tabNames)[number]

type TabCounts = Answer<'readWorklist'>['tabs']

/** What each role is there for, whether or not there is any of it just now. */
const usual: Readonly<Record<string, readonly TabName[]>> = {
  dispatcher: ['accept', 'dispatch', 'check', 'contact'],
  handler: ['sign', 'handle', 'reply'],
  checker: ['check'],
  officer: ['verify', 'confirm', 'check'],
  grid_leader: ['verify', 'confirm', 'check'],
  leader: ['ruling', 'countersign', 'coordinate'],
}

export interface Tab {
  name: TabName
  value: number
  exact: boolean
  red: number
  yellow: number
}

const empty = { value: 0, exact: true, red: 0, yellow: 0 }

/** Those of the roles, and whatever else is owed; `chosen` is there although nothing is left of it. */
export function tabsFor(roles: readonly string[], counts: TabCounts, chosen?: TabName): Tab[] {
  const own = new Set(roles.flatMap((role) => usual[role] ?? []))
  return tabNames
    .filter((name) => own.has(name) || name === chosen || (counts[name]?.value ?? 0) > 0)
    .map((name) => ({ name, ...(counts[name] ?? empty) }))
}

/** Of all tabs together. */
export function totalOf(counts: TabCounts): Omit<Tab, 'name'> {
  return Object.values(counts).reduce(
    (sum, { value, exact, red, yellow }) => ({
      value: sum.value + value,
      exact: sum.exact && exact,
      red: sum.red + red,
      yellow: sum.yellow + yellow,
    }),
    empty,
  )
}

export function parseTab(text: string | null): TabName | undefined {
  return tabNames.find((name) => name === text)
}
