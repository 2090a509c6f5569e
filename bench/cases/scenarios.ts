/** The questions that a district's people ask all day, as many and as mixed as they ask them. */
import { sql } from 'kysely'
import { countCases } from '../../apps/server/src/modules/cases/counts.ts'
import { listCases } from '../../apps/server/src/modules/cases/list.ts'
import type { ListQuery } from '../../apps/server/src/modules/cases/list.ts'
import type { CaseFilter } from '../../apps/server/src/modules/cases/list-filter.ts'
import { caseOrders } from '../../apps/server/src/modules/cases/list-order.ts'
import type { Reader } from '../../apps/server/src/modules/cases/list-reader.ts'
import { tabCounts, worklist } from '../../apps/server/src/modules/cases/list-worklist.ts'
import { mapCases } from '../../apps/server/src/modules/cases/map.ts'
import { searchStatistics } from '../../apps/server/src/modules/cases/search-statistics.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import type { Scenario } from './measure.ts'
import { chance } from './random.ts'
import type { Chance } from './random.ts'
import * as world from './world.ts'

const confidential = ['0203']

/** As readerOf makes them of posts: places, desks, units, and always the person. */
export const readers: Record<string, Reader> = {
  'district desk': { district: true, deskIds: [world.districtDesk], ...person(world.officers[9]) },
  'town desk, the largest': {
    townIds: [world.towns[0] ?? ''],
    deskIds: [world.townDesks[0] ?? ''],
    ...person(world.officers[8]),
  },
  'town desk, the smallest': {
    townIds: [world.towns[15] ?? ''],
    deskIds: [world.townDesks[15] ?? ''],
    ...person(world.officers[7]),
  },
  'village desk': {
    villageIds: [world.villages[0] ?? ''],
    deskIds: [world.villageDesks[0] ?? ''],
    ...person(world.officers[6]),
  },
  handler: { unitIds: [world.units[4] ?? ''], ...person(world.handlers[41]) },
  officer: { gridIds: [world.grids[0] ?? '', world.grids[320] ?? ''], ...person(world.officers[1]) },
}

function person(accountId: string | undefined): Reader {
  return { personId: accountId ?? '', reporterId: accountId ?? '', confidential }
}

/** @param groups those that are wanted; all if undefined */
export async function scenarios(db: Db, groups?: readonly string[]): Promise<Scenario[]> {
  const isOpen = (_kind: string, state: string) => !world.pastStates.includes(state)
  const reading = { db, districtId: world.DISTRICT, now: world.NOW, statistics: searchStatistics(db), isOpen }
  const words = groups && !groups.includes('search') ? [] : await wordsByFrequency(db)

  const lists = Object.entries(readers).map(([name, reader]): Scenario => {
    const asked = questions(200, townsOf(reader))
    return {
      group: 'list', name: `${name}: any filter, any order`, aim: 20, questions: asked.length,
      ask: async n => (await listCases(reading, reader, asked[n])).items.map(row => row.id),
      tell: n => JSON.stringify(asked[n]),
    }
  })

  const deep = Object.entries(readers).map(([name, reader]): Scenario => {
    const pages = new Map<number, string | undefined>()
    return {
      group: 'list', name: `${name}: page after page`, aim: 20, questions: 40,
      async ask(n) {
        const { items, next } = await listCases(reading, reader, { cursor: pages.get(n) })
        if (next) pages.set(n + 1, next)
        return items.map(row => row.id)
      },
      tell: n => `page ${n + 1} by due`,
    }
  })

  const works = Object.entries(readers).map(([name, reader]): Scenario => ({
    group: 'work', name: `${name}: work list and tabs`, aim: 20, questions: 1,
    async ask() {
      const [{ items }] = await Promise.all([worklist(reading, reader), tabCounts(reading, reader)])
      return items.map(row => row.id)
    },
    tell: () => '',
  }))

  const counts = Object.entries(readers).map(([name, reader]): Scenario => {
    const asked = questions(60, townsOf(reader))
    return {
      group: 'count', name: `${name}: to a thousand`, questions: asked.length,
      ask: async n => (await countCases(reading, reader, asked[n]?.filter)).value,
      tell: n => JSON.stringify(asked[n]?.filter),
    }
  })

  const searches = words.flatMap(({ word, texts }) =>
    Object.entries(readers).map(([name, reader]): Scenario => ({
      group: 'search',
      name: `${name}: ${word} (${texts})`,
      aim: 50,
      questions: 1,
      ask: async () =>
        (await listCases(reading, reader, { filter: { text: word }, order: 'newest' })).items.map(row => row.id),
      tell: () => '',
    })),
  )

  const maps = [8, 10, 12, 13, 15].map((zoom): Scenario => {
    const random = chance(zoom)
    const views = Array.from({ length: 20 }, () => viewAt(zoom, random))
    return {
      group: 'map', name: `district desk at zoom ${zoom}`, questions: views.length,
      async ask(n) {
        const view = views[n] ?? viewAt(zoom, random)
        const { cases, tiles } = await mapCases(reading, readers['district desk'] ?? {}, { view, zoom })
        return cases.length + tiles.length
      },
      tell: n => JSON.stringify(views[n]),
    }
  })

  const all = [...lists, ...deep, ...works, ...counts, ...searches, ...maps]
  return all.filter(({ group }) => groups?.includes(group) ?? true)
}

/** Towns whose villages, units and desks a reader would filter by: a town's people do not ask for another town's. */
function townsOf({ townIds, district }: Reader): readonly number[] {
  if (district || !townIds) return district ? world.towns.map((_, town) => town) : [0]
  return townIds.map(id => world.towns.indexOf(id))
}

/** None to three filters that desks set, and an order. */
function questions(count: number, towns: readonly number[]): ListQuery[] {
  const random = chance(count)
  return Array.from({ length: count }, () => {
    const filter: CaseFilter = { kinds: ['event'] }
    for (let n = random.below(4); n > 0; n--) Object.assign(filter, random.of(filters)(random, random.of(towns)))
    return { filter, order: random.of(caseOrders) }
  })
}

const DAY = 86_400_000

const filters: ((random: Chance, town: number) => CaseFilter)[] = [
  () => ({ open: true }),
  () => ({ open: false }),
  random => ({ states: [random.of(['submitted', 'handling', 'suspended', 'closed', 'filed', 'voided', 'rejected'])] }),
  () => ({ states: ['dispatched', 'handling'] }),
  random => ({ levels: [1 + random.below(4)] }),
  () => ({ levels: [1, 2] }),
  random => ({ matters: [random.of(world.matters).code] }),
  random => ({ matters: [random.of(world.matters).code.slice(0, 4)] }),
  random => ({ matters: [random.of(world.matters).code.slice(0, 2)] }),
  random => ({ sources: [random.of(world.sources)] }),
  (_, town) => ({ townId: world.towns[town] }),
  (random, town) => ({ villageId: world.villages[town + 16 * random.below(20)] }),
  (random, town) => ({ gridId: world.grids[town + 16 * random.below(100)] }),
  (random, town) => ({ unitId: world.units[world.unitOf(town, random.below(22))] }),
  (_, town) => ({ deskId: world.townDesks[town] }),
  random => ({ lights: [random.of(['red', 'yellow', 'green', 'paused'] as const)] }),
  random => ({ openedFrom: world.NOW - random.below(400) * DAY }),
  random => ({ openedFrom: world.NOW - 60 * DAY, openedTo: world.NOW - (30 + random.below(29)) * DAY }),
  random => ({ dueTo: world.NOW + random.below(5) * DAY }),
]

function viewAt(zoom: number, random: Chance) {
  // A screen of 1366 × 768 points; 256 points are a tile.
  const width = (1366 / 256) * (360 / 2 ** zoom)
  const { lon, lat } = world.placeOf(random.below(1700), 0.5, 0.5)
  return { west: lon - width / 2, east: lon + width / 2, south: lat - width / 4, north: lat + width / 4 }
}

/** Words of the trade; of these, those whose numbers come closest to the shares that matter. */
const stock = ['居民', '小区', '垃圾', '施工', '扰民', '路灯', '井盖', '油烟', '违法建设', '消防通道', '飞线充电', '渣土车', '噪声',
  '污水', '河道', '物业', '电梯', '停车', '学校', '公交', '积水', '犬', '树枝', '摊贩', '工资', '燃气', '桥', '塌陷', '窨井', '围挡',
  '盲道', '疫情', '医院', '菜场', '广场舞', '树枝断了挂在电线上', '幼儿园', '地铁', '低保', '高空抛物', '雨水管网', '红绿灯', '铁塔']
const shares = [0.2, 0.05, 0.02, 0.01, 0.005, 0.002, 0.0005, 0.00005]

async function wordsByFrequency(db: Db): Promise<{ word: string; texts: number }[]> {
  const sampled = await rows(db, sql<{ word: string; share: number }>`
    select word, count(*) filter (where strpos(x.words, word) > 0)::float8 / count(*) as share
    from case_text x tablesample system (5) cross join unnest(${stock}::text[]) word group by word`)
  const chosen = shares.flatMap(wanted => sampled
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => Math.abs(Math.log(a.share / wanted)) - Math.abs(Math.log(b.share / wanted)))
    .slice(0, 1))
  const words = [...new Set([...chosen.map(({ word }) => word), '学校 电梯', '广场舞扰民'])]
  const counted = await rows(db, sql<{ word: string; texts: number }>`
    select word, (select count(*) from case_text x where x.district_id = ${world.DISTRICT}
      and (select bool_and(strpos(x.words, term) > 0) from unnest(string_to_array(word, ' ')) term)) as texts
    from unnest(${words}::text[]) word`)
  return [...counted.toSorted((a, b) => b.texts - a.texts), { word: '20261120-00042', texts: 1 }]
}
