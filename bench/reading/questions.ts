/** What people ask of lists: none to three filters that desks set, and an order. */
import { catalogueRows } from '../../packages/domain/src/routing/catalogue-rows.ts'
import { DAY } from '@onegrid/domain'
import { seeded } from '../kit/statistics.ts'
import type { Reader } from './readers.ts'

/** The query of `listEvents`. */
export type Question = Readonly<Record<string, string | number | boolean>>

const orders = ['due', 'newest', 'oldest', 'level', 'updated'] as const
const states = ['submitted', 'handling', 'suspended', 'closed', 'filed', 'voided', 'rejected', 'dispatched,handling']
const sources = ['officer', 'resident', 'hotline', 'sensor', 'video', 'leader', 'department']
const lights = ['red', 'yellow', 'green', 'paused']
const codes = catalogueRows.map(([code]) => code)

/** @param now of the business clock */
export function questions(reader: Reader, count: number, now: number): Question[] {
  const random = seeded(count)
  const below = (n: number) => Math.floor(random() * n)
  const of = <T>(items: readonly T[]): T | undefined => items[below(items.length)]
  const at = (days: number) => new Date(now + days * DAY).toISOString()
  const filters: (() => Record<string, string | boolean | undefined>)[] = [
    () => ({ open: true }),
    () => ({ open: false }),
    () => ({ state: of(states) }),
    () => ({ level: String(1 + below(4)) }),
    () => ({ level: '1,2' }),
    () => ({ matter: of(codes) }),
    () => ({ matter: of(codes)?.slice(0, 4) }),
    () => ({ matter: of(codes)?.slice(0, 2) }),
    () => ({ source: of(sources) }),
    () => ({ light: of(lights) }),
    () => ({ area: of(reader.towns) }),
    () => ({ area: of(reader.villages) }),
    () => ({ area: of(reader.grids) }),
    () => ({ unit: of(reader.units) }),
    () => ({ desk: of(reader.desks) }),
    () => ({ openedFrom: at(-below(400)) }),
    () => ({ openedFrom: at(-60), openedTo: at(-30 + below(29)) }),
    () => ({ dueTo: at(below(5)) }),
  ]
  return Array.from({ length: count }, () => {
    const asked: Record<string, string | boolean | undefined> = {}
    for (let n = below(4); n > 0; n--) Object.assign(asked, of(filters)?.())
    const given = Object.entries(asked).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined)
    return { ...Object.fromEntries(given), order: of(orders) ?? 'due' }
  })
}
