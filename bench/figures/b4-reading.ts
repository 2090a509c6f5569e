/** What a desk reads all day at a district's size, through the API: lists, what waits, counts, search, the map. */
import pg from 'pg'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { People } from '../../tools/play/people.ts'
import { readTown } from '../../tools/play/town.ts'
import { urlBeside } from '../kit/cluster.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { startProduct } from '../kit/product.ts'
import { refresh, stockOf } from '../kit/stock.ts'
import { measureScenario } from '../reading/measure.ts'
import { readers } from '../reading/readers.ts'
import { counts, lists, map, search, worklist } from '../reading/scenarios.ts'
import type { Scenario } from '../reading/scenarios.ts'
import { wordsByFrequency } from '../reading/words.ts'

export async function measureReading(kit: Kit): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const events of kit.events) {
    kit.say(`  at ${events} events`)
    figures.push(...await measureAt(kit, events))
  }
  return figures
}

async function measureAt(kit: Kit, events: number): Promise<Figure[]> {
  const stock = await stockOf(kit, events)
  await refresh(stock)
  const product = await startProduct({ dataDir: stock.dataDir })
  const owner = new pg.Client({ connectionString: urlBeside(stock.dataDir, 'onegrid', 'owner') })
  try {
    await owner.connect()
    const [questions, times] = kit.quick ? [20, 20] : [200, 240]
    const figures: Figure[] = []
    for (const scenario of await scenarios(product.baseUrl, owner, questions, stock.morning)) {
      figures.push(await measureScenario(scenario, owner, times, events))
    }
    return figures
  } finally {
    await owner.end().catch(() => {})
    await product.end()
  }
}

async function scenarios(baseUrl: string, owner: pg.Client, count: number, now: number): Promise<Scenario[]> {
  const everybody = await readers(baseUrl)
  const officer = await new People({ baseUrl, password: DEMO_PASSWORD }).as('officer')
  const place = (await readTown(officer)).spot('bench')
  const [desk] = everybody
  return [
    ...everybody.map((reader) => lists(reader, count, now)),
    ...everybody.map(worklist),
    ...everybody.map((reader) => counts(reader, Math.ceil(count / 3), now)),
    ...(await wordsByFrequency(owner)).map((word) => search(everybody, word)),
    ...(desk ? [8, 12, 15].map((zoom) => map(desk, zoom, place)) : []),
  ]
}
