/** What a district's people ask all day, through the API, as many and as mixed as they ask it. */
import { listEvents, mapEvents, readWorklist } from '@onegrid/contract'
import type { Place } from '@onegrid/domain'
import { seeded } from '../kit/statistics.ts'
import { questions } from './questions.ts'
import type { Question } from './questions.ts'
import type { Reader } from './readers.ts'
import type { Word } from './words.ts'

export interface Scenario {
  group: 'list' | 'work' | 'count' | 'search' | 'map'
  /** Which of its group: a reader, a word, a zoom. */
  key: string
  name: string
  /** p95 in milliseconds. */
  aim?: number
  /** Each is asked at least once. @returns the ids of the rows that came */
  asks: readonly (() => Promise<readonly string[]>)[]
  /** What the n-th asks, to name the slowest. */
  tell(n: number): string
}

const LIST_AIM = 20
const SEARCH_AIM = 50
const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id)

/** Any filter and any order that it uses, and page after page. */
export function lists(reader: Reader, count: number, now: number): Scenario {
  const asked = questions(reader, count, now)
  let cursor: string | undefined
  const next = async (): Promise<string[]> => {
    const page = await reader.person.call(listEvents, { query: { order: 'due', cursor } })
    cursor = page.next
    return idsOf(page.items)
  }
  const pages = Array.from({ length: Math.ceil(count / 5) }, () => next)
  return {
    group: 'list', key: slug(reader.name), name: `${reader.name}: any filter, any order, page after page`,
    aim: LIST_AIM,
    asks: [...asked.map((query) => () => list(reader, query)), ...pages],
    tell: (n) => asked[n] ? JSON.stringify(asked[n]) : 'the next page',
  }
}

export function worklist({ name, person }: Reader): Scenario {
  return {
    group: 'work', key: slug(name), name: `${name}: what waits for it, with all tabs`, aim: LIST_AIM,
    asks: [async () => (await person.call(readWorklist, { query: {} })).items.map((item) => item.case.id)],
    tell: () => '',
  }
}

/** Exact to a thousand, above that from tallies. Rule: decision 15. */
export function counts(reader: Reader, count: number, now: number): Scenario {
  const asked = questions(reader, count, now)
  return {
    group: 'count', key: slug(reader.name), name: `${reader.name}: how many, with any filter`,
    asks: asked.map((query) => () => list(reader, { ...query, count: true, limit: 1 })),
    tell: (n) => JSON.stringify(asked[n]),
  }
}

export function search(everybody: readonly Reader[], { word, texts, of }: Word): Scenario {
  const share = of > 0 ? ((100 * texts) / of).toPrecision(2) : '0'
  return {
    group: 'search', key: slug(word), name: `${word}, in ${texts.toLocaleString('en')} texts (${share} %)`,
    aim: SEARCH_AIM,
    asks: everybody.map((reader) => () => list(reader, { q: word, order: 'newest' })),
    tell: (n) => everybody[n]?.name ?? '',
  }
}

/** A screen of 1366 × 768 points around places of the district; 256 points are a tile. */
export function map({ name, person }: Reader, zoom: number, { lon, lat }: Place): Scenario {
  const random = seeded(zoom)
  const width = (1366 / 256) * (360 / 2 ** zoom)
  const views = Array.from({ length: 10 }, () => {
    const [x, y] = [lon + (random() - 0.5) * 0.2, lat + (random() - 0.5) * 0.2]
    return { west: x - width / 2, east: x + width / 2, south: y - width / 4, north: y + width / 4, zoom }
  })
  return {
    group: 'map', key: `zoom-${zoom}`, name: `${name}: the map at zoom ${zoom}`,
    asks: views.map((query) => async () => idsOf((await person.call(mapEvents, { query })).cases)),
    tell: (n) => JSON.stringify(views[n]),
  }
}

async function list({ person }: Reader, query: Question): Promise<string[]> {
  return idsOf((await person.call(listEvents, { query })).items)
}

function slug(name: string): string {
  return name.replaceAll(' ', '-')
}
