/** A spine on a database of its own, for the tests of this module. */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { createDatabase, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { Performed } from './answer.ts'
import { perform } from './perform.ts'
import type { PerformCommand, SpineKit } from './perform.ts'
import { sequence } from './sequencer.ts'
import { ask } from './toy.ts'

export async function testSpine(districtId = 7) {
  const database = await testDatabase()
  // As the application's role, and wide enough for what tests do at once.
  const db = createDatabase(database.appUrl, { max: 20 })
  const kit: SpineKit = { db, now: () => Date.now(), wake: () => {} }

  async function run(command: PerformCommand): Promise<Performed> {
    const done = await perform(kit, command)
    if (!done) throw new Error('nothing was done')
    return done
  }

  return {
    districtId,
    database,
    db,
    owner: database.owner,
    kit,
    run,
    /** A new case of the toy kind. */
    async begin(more: Parameters<typeof ask>[1] = {}): Promise<Id> {
      return (await run(ask(districtId, more))).caseId
    },
    /** Gives every waiting line its position. */
    async sequenceAll(seal?: Parameters<typeof sequence>[3]): Promise<void> {
      while ((await sequence(db, districtId, 1000, seal)) > 0);
    },
    async drop() {
      await db.destroy()
      await database.drop()
    },
  }
}

export type TestSpine = Awaited<ReturnType<typeof testSpine>>

/**
 * Kills the connection of `act` while it waits to write into `table`: what was done before that statement must be gone.
 * False where `act` came to its end without writing there.
 */
export async function killAtTable(
  spine: TestSpine, table: string, act: (db: Db) => Promise<unknown>,
): Promise<boolean> {
  const name = `victim ${table}`
  const victim = createDatabase(spine.database.appUrl, { max: 1, applicationName: name })
  try {
    return await spine.owner.transaction().execute(async tx => {
      await sql`lock table ${sql.table(table)} in exclusive mode`.execute(tx)
      const fate = act(victim).then(() => 'survived', () => 'killed')
      // Not by tx: a transaction sees the activity as it was at its first look.
      while (!(await terminateWaiting(spine.owner, name))) {
        const early = await Promise.race([fate, new Promise(resolve => setTimeout(resolve, 5))])
        if (early === 'survived') return false
      }
      if ((await fate) !== 'killed') throw new Error(`${table}: the victim outlived its connection`)
      // Its client knows before its server process has let go of the locks.
      while (await isRunning(spine.owner, name)) await new Promise(resolve => setTimeout(resolve, 5))
      return true
    })
  } finally {
    await victim.destroy()
  }
}

async function isRunning(db: Db, applicationName: string): Promise<boolean> {
  const running = await rows(db, sql`
    select from pg_stat_activity where datname = current_database() and application_name = ${applicationName}`)
  return running.length > 0
}

async function terminateWaiting(db: Db, applicationName: string): Promise<boolean> {
  const killed = await rows(db, sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = ${applicationName} and wait_event_type = 'Lock'`)
  return killed.length > 0
}

/** Numbers from 0 to 1 that are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
