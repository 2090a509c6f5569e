/** A product, and a generator beside it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createSession } from '@onegrid/contract'
import { createClient } from '@onegrid/contract/client'
import pg from 'pg'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../../tools/play/clock.ts'
import { People } from '../../tools/play/people.ts'
import { readTown } from '../../tools/play/town.ts'
import { urlBeside } from '../kit/cluster.ts'
import { memoryOf } from '../kit/processes.ts'
import { startProduct } from '../kit/product.ts'
import { refresh } from '../kit/stock.ts'
import type { Stock } from '../kit/stock.ts'
import type { Order, Outcome } from './phases.ts'

export interface SpikeStand {
  run(phases: Order['phases']): Promise<Outcome>
  /** MB, of the product without its database. */
  memory(): number
  /** Of these events, how many the database does not hold. */
  missing(ids: readonly string[]): Promise<number>
  close(): Promise<void>
}

export async function openSpikeStand(stock: Stock): Promise<SpikeStand> {
  await refresh(stock)
  const product = await startProduct({ dataDir: stock.dataDir })
  const generator = fork(join(import.meta.dirname, 'generator.ts'), { serialization: 'advanced' })
  const close = async () => {
    generator.disconnect()
    await product.end()
  }
  try {
    await once(generator, 'message')
    const { baseUrl } = product
    const people = new People({ baseUrl, password: DEMO_PASSWORD })
    await new PlayClock(await people.as('admin-system')).set(stock.morning, 1)
    const point = (await readTown(await people.as('officer'))).spot('bench')
    const [officer, desk] = await Promise.all(['officer', 'desk-town'].map((name) => token(baseUrl, name)))
    const order = { baseUrl, officer: officer ?? '', desk: desk ?? '', point }
    return {
      async run(phases) {
        generator.send({ ...order, phases })
        return (await once(generator, 'message') as [Outcome])[0]
      },
      memory: () => memoryOf(product.pid),
      missing: (ids) => missing(urlBeside(stock.dataDir), ids),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function token(baseUrl: string, username: string): Promise<string> {
  const client = createClient({ baseUrl })
  return (await client.call(createSession, { body: { username, password: DEMO_PASSWORD } })).token ?? ''
}

async function missing(url: string, ids: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ lost: number }>(`
      select count(*)::int as lost from unnest($1::uuid[]) asked (id)
      where not exists (select from case_file c where c.district_id = 1 and c.id = asked.id)`, [[...ids]])
    return rows[0]?.lost ?? ids.length
  } finally {
    await client.end()
  }
}
