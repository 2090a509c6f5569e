/** Work that comes round (cleaning up, sending): done by one process at a time, per district, on the wall clock. */
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'

export interface Job {
  name: string
  everyMs: number
  run(districtId: number): Promise<unknown>
}

export interface Jobs {
  /** Registers a job, before `start`. */
  every(job: Job): void
  start(): void
  /** Runs whatever is due now; the tick calls it, and so do tests. */
  runDue(): Promise<void>
  /** Waits for what is running. */
  stop(): Promise<void>
}

export interface JobsOptions {
  db: Db
  wallClock?: () => number
  onError(error: unknown, job: string): void
}

const TICK_MS = 1000

export function createJobs({ db, wallClock = Date.now, onError }: JobsOptions): Jobs {
  const jobs = new Map<string, Job>()
  /** When it is worth asking the database again, by job and district. */
  const nextLook = new Map<string, number>()
  const running = new Set<Promise<void>>()
  const busy = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function runOne(job: Job, districtId: number) {
    const key = `${job.name} ${districtId}`
    if (stopped || busy.has(key) || wallClock() < (nextLook.get(key) ?? 0)) return
    busy.add(key)
    try {
      const claimed = await claim(db, districtId, job, wallClock())
      nextLook.set(key, claimed.nextAt)
      if (claimed.mine) await job.run(districtId)
    } catch (error) {
      onError(error, job.name)
    } finally {
      busy.delete(key)
    }
  }

  async function runDue() {
    const { rows } = await sql<{ district_id: number }>`select district_id from district`.execute(db)
    // Side by side: a long clean-up does not hold back the messages.
    await Promise.all([...jobs.values()].flatMap(job => rows.map(row => runOne(job, row.district_id))))
  }

  return {
    every(job) {
      if (jobs.has(job.name)) throw new Error(`Two jobs are named ${job.name}`)
      jobs.set(job.name, job)
    },
    start() {
      timer = setInterval(() => {
        const round = runDue().catch((error: unknown) => onError(error, 'jobs')).finally(() => running.delete(round))
        running.add(round)
      }, TICK_MS)
      timer.unref()
    },
    runDue,
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}

/**
 * Moves the job's time in one statement: of two processes one finds it due. A job whose process dies runs the next
 * time round.
 */
async function claim(db: Db, districtId: number, { name, everyMs }: Job, now: number) {
  const nextAt = now + everyMs
  const result = await sql`
    insert into job (district_id, name, due_at) values (${districtId}, ${name}, ${at(nextAt)})
    on conflict on constraint job_pkey do update set due_at = excluded.due_at
    where job.due_at <= ${at(now)}`.execute(db)
  if (result.numAffectedRows) return { mine: true, nextAt }
  const { rows } = await sql<{ due_at: number }>`
    select due_at from job where district_id = ${districtId} and name = ${name}`.execute(db)
  return { mine: false, nextAt: rows[0]?.due_at ?? now }
}
