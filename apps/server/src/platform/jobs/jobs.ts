/** Work that comes round (cleaning up, sealing): done by one process at a time, per district, on the wall clock. */
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

const TICK_MS = 10_000

export function createJobs({ db, wallClock = Date.now, onError }: JobsOptions): Jobs {
  const jobs = new Map<string, Job>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false

  async function runDue() {
    const { rows } = await sql<{ district_id: number }>`select district_id from district`.execute(db)
    for (const { district_id: districtId } of rows) {
      for (const job of jobs.values()) {
        if (stopped) return
        try {
          if (await claim(db, districtId, job, wallClock())) await job.run(districtId)
        } catch (error) {
          onError(error, job.name)
        }
      }
    }
  }

  return {
    every(job) {
      if (jobs.has(job.name)) throw new Error(`Two jobs are named ${job.name}`)
      jobs.set(job.name, job)
    },
    start() {
      timer = setInterval(() => {
        running ??= runDue().catch((error: unknown) => onError(error, 'jobs')).finally(() => (running = undefined))
      }, TICK_MS)
      timer.unref()
    },
    runDue,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

/** Moves the job's time in one statement: of two processes one finds it due. A job that breaks off runs next time. */
async function claim(db: Db, districtId: number, { name, everyMs }: Job, now: number): Promise<boolean> {
  const result = await sql`
    insert into job (district_id, name, due_at) values (${districtId}, ${name}, ${at(now + everyMs)})
    on conflict on constraint job_pkey do update set due_at = excluded.due_at where job.due_at <= ${at(now)}`.execute(db)
  return Boolean(result.numAffectedRows)
}
