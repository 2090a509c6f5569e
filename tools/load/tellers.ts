/** Tellers at work: two threads, since one does not keep a database busy and two cores have room for both. */
import { Worker } from 'node:worker_threads'
import type { Given } from './given.ts'
import type { Told } from './teller.ts'

/** Not the machine's number of cores: the same seed tells the same everywhere. */
export const TELLERS = 2
/** Lives end soon: most of what a teller makes is gone before it is looked at a second time. */
const YOUNG_MB = 192

/**
 * Lets everybody tell, until all have come to their ends.
 *
 * @param hear is waited for before its teller goes far ahead
 * @throws what a teller fails by, or `signal` says
 */
export async function tellAll(given: Given, hear: (teller: number, told: Told) => Promise<void>, signal: AbortSignal) {
  signal.throwIfAborted()
  const workers: Worker[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      let [ended, hearing] = [0, Promise.resolve()]
      for (let no = 0; no < TELLERS; no++) {
        const worker = new Worker(new URL('./teller.ts', import.meta.url), {
          workerData: { given, share: { no, of: TELLERS } }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        })
        workers.push(worker)
        worker.on('error', reject)
        worker.on('message', (told: Told) => {
          // One after the other, whoever says it.
          hearing = hearing.then(() => hear(no, told))
          hearing.then(() => {
            worker.postMessage('heard')
            if (told.end && ++ended === TELLERS) resolve()
          }, reject)
        })
      }
    })
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
