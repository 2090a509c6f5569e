/** A thread that tells its share of the events, and hands on rows and lines as they are made. */
import { once } from 'node:events'
import { setImmediate as breathe } from 'node:timers/promises'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { Instant } from '@onegrid/domain'
import type { Tally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import { packed } from './fed.ts'
import type { Fed, FedBatch } from './fed.ts'
import type { Given, Share } from './given.ts'
import { Rows } from './rows.ts'
import type { Table } from './rows.ts'
import { storyOf } from './story.ts'
import { tell } from './tell.ts'

/** What a teller says now and then. */
export interface Told {
  fed: FedBatch
  rows: [Table, Uint8Array][]
  /** No later line is earlier. */
  upTo: Instant
  /** Events that have begun. */
  begun: number
  end?: Ending
}

/** What is known only when all has been told. */
export interface Ending {
  tally: Tally
  counters: ReadonlyMap<string, number>
  refused: ReadonlyMap<string, number>
  counts: ReadonlyMap<Table, number>
  origins: { hours: string; texts: string }
}

/** Bytes that are handed on at once, and how often without an answer: who writes them is not to drown. */
const BATCH = 4_000_000
const UNANSWERED_MOST = 2

if (!isMainThread && parentPort) await main(parentPort, workerData as { given: Given; share: Share })

async function main(port: NonNullable<typeof parentPort>, { given, share }: { given: Given; share: Share }) {
  const rows = new Rows()
  let lines: Fed[] = []
  let [unanswered, begun] = [0, 0]
  const answered = new EventTarget()
  port.on('message', () => {
    unanswered--
    answered.dispatchEvent(new Event('answer'))
  })
  const story = storyOf(given, share, rows, ({ line: _told, ...fed }) => void lines.push(fed))
  const hand = (upTo: Instant, end?: Ending) => {
    const fed = packed(lines)
    const taken = [...rows.take()].map(([table, bytes]): [Table, Uint8Array] => [table, new Uint8Array(bytes)])
    const told: Told = { fed, rows: taken, upTo, begun, ...(end && { end }) }
    lines = []
    unanswered++
    const arrays = [fed.at, fed.seq, fed.hashes, ...taken.map(([, bytes]) => bytes)]
    port.postMessage(told, arrays.map(({ buffer }) => buffer as ArrayBuffer))
  }
  await tell({
    ...story, days: given.days, until: given.until, share,
    async pause(soFar) {
      begun = soFar
      if (rows.waiting < BATCH) return
      hand(story.world.now)
      await breathe()
      while (unanswered >= UNANSWERED_MOST) await once(answered, 'answer')
    },
  })
  const { tally, numbers, world, origins } = story
  hand(Infinity, { tally, counters: numbers.counters, refused: world.refused, counts: rows.counts, origins })
  port.unref()
}
