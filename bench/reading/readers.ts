/** People who read all day, and what each of them may ask for. */
import { listAreas, listDesks, listUnits } from '@onegrid/contract'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { People } from '../../tools/play/people.ts'
import type { Person } from '../../tools/play/people.ts'

export interface Reader {
  name: string
  person: Person
  /** By which they would filter: a town's people do not ask for another town's. */
  towns: readonly string[]
  villages: readonly string[]
  grids: readonly string[]
  units: readonly string[]
  desks: readonly string[]
}

/** Of the demo's cast, the same in every district. */
const usernames = {
  'district desk': 'desk-district', 'town desk': 'desk-town', 'village desk': 'desk-village',
  handler: 'handler-ecology', officer: 'officer',
} as const

export async function readers(baseUrl: string): Promise<Reader[]> {
  const people = new People({ baseUrl, password: DEMO_PASSWORD })
  const found: Reader[] = []
  for (const [name, username] of Object.entries(usernames)) found.push(await reader(name, await people.as(username)))
  return found
}

async function reader(name: string, person: Person): Promise<Reader> {
  const path = person.me.posts[0]?.areaPath ?? []
  const [own] = path
  const { items: towns } = await person.call(listAreas, { query: { level: 'town', limit: 200 } })
  const town = towns.filter(({ id }) => path.length === 1 || path.includes(id))
  const [{ items: villages }, { items: units }, { items: desks }] = await Promise.all([
    person.call(listAreas, { query: { level: 'village', parent: town[0]?.id, limit: 200 } }),
    person.call(listUnits, { query: {} }),
    person.call(listDesks, { query: {} }),
  ])
  const { items: grids } = await person.call(listAreas, {
    query: { level: 'grid', parent: villages.find(({ id }) => path.includes(id))?.id ?? villages[0]?.id, limit: 200 },
  })
  const places = new Set([own, ...town.map(({ id }) => id)])
  const idsOf = (items: readonly { id: string; areaId: string }[]) =>
    items.filter(({ areaId }) => places.has(areaId)).map(({ id }) => id)
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)
  return {
    name, person, towns: ids(town), villages: ids(villages), grids: ids(grids),
    units: idsOf(units), desks: idsOf(desks),
  }
}
