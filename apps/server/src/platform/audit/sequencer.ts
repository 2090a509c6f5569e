/** Gives audit lines their positions and seals them, in the background. Rules: decisions 10 and 11. */
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

export interface SequencerOptions {
  db: Db
  everyMs?: number
  /** After this an unsealed rest is sealed although it is short. */
  sealSeconds?: number
  onError(error: unknown): void
}

export interface AuditSequencer {
  /** Runs passes until nothing waits. */
  drain(districtId: number): Promise<number>
  stop(): Promise<void>
}

/** Lines of one pass: a lock is held no longer than it takes to place so many. */
const BATCH = 1000
const SEAL_SECONDS = 60

/** Starts the passes. Several processes may: the lock in the database makes them take turns. */
export function startAuditSequencer(options: SequencerOptions): AuditSequencer {
  const { db, everyMs = 1000, sealSeconds = SEAL_SECONDS } = options
  let stopped = false
  let running: Promise<void> | undefined

  async function pass(districtId: number): Promise<number> {
    const query = sql<{ taken: number }>`select audit_sequence(${districtId}, ${BATCH}, ${sealSeconds}) as taken`
    const { rows } = await query.execute(db)
    return rows[0]?.taken ?? 0
  }

  async function drain(districtId: number): Promise<number> {
    let total = 0
    for (;;) {
      const taken = await pass(districtId)
      total += taken
      if (taken < BATCH || stopped) return total
    }
  }

  async function round() {
    const { rows } = await sql<{ district_id: number }>`
      select district_id from district where exists (
        select from audit_outbox where audit_outbox.district_id = district.district_id
      ) or exists (
        select from audit_head where audit_head.district_id = district.district_id and position > sealed_position
      )`.execute(db)
    for (const { district_id: districtId } of rows) if (!stopped) await drain(districtId)
  }

  const timer = setInterval(() => {
    running ??= round().catch(options.onError).finally(() => (running = undefined))
  }, everyMs)
  timer.unref()

  return {
    drain,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
