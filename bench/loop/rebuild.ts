/** All followers from the first line to the last, on a copy of a district; beside it the bare reading of its lines. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { environmentWith } from '../../tools/play/running.ts'
import type { Kit } from '../kit/figure.ts'
import { refresh, stockOf } from '../kit/stock.ts'

export interface Reading {
  followers: number
  /** That the slowest follower has read. */
  lines: number
  seconds: number
}

export interface Rebuilt {
  /** Followers that keep tables, emptied and read anew. */
  again: Reading
  /** All followers, as if they had never read. */
  first: Reading
  /** Of reading as many lines, once, by the bare driver. */
  floorSeconds: number
}

/** @param events of the district whose past is read again */
export async function rebuild(kit: Kit, events: number): Promise<Rebuilt> {
  const stock = await stockOf(kit, events)
  await refresh(stock)
  const child = fork(join(import.meta.dirname, 'rebuild-program.ts'), {
    env: environmentWith({ DATA_DIR: stock.dataDir, ONEGRID_LANG: 'en' }), stdio: ['ignore', 2, 2, 'ipc'],
  })
  const ended = once(child, 'exit')
  const answer = Promise.withResolvers<Rebuilt>()
  child.once('message', (message) => answer.resolve(message as Rebuilt))
  const failed = ended.then(([code]) => { if (code !== 0) throw new Error(`rebuilding ended with ${String(code)}`) })
  await Promise.race([answer.promise, failed])
  await ended
  return answer.promise
}
