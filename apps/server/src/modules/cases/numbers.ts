/**
 * The numbers by which people name a case. A process takes a block of a day's serials and gives them out: gaps are
 * allowed, nothing is given twice. Rule: decision 34.
 */
import { chinaDate, formatCaseNumber } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export type NextNumber = (districtId: number, now: Instant) => Promise<string>

interface Block {
  county: string
  date: string
  next: number
  end: number
}

export function caseNumbers(db: Db, blockSize = BLOCK): NextNumber {
  const blocks = new Map<number, Promise<Block>>()

  return async function next(districtId, now) {
    const date = chinaDate(now)
    for (;;) {
      const taking = blocks.get(districtId)
      const block = await taking?.catch(() => undefined)
      if (block && block.date === date && block.next < block.end) {
        return formatCaseNumber({ county: block.county, date, serial: block.next++ })
      }
      // Whoever comes first fetches for all; the others find the new promise in its place.
      if (blocks.get(districtId) !== taking) continue
      const fetching = takeBlock(db, districtId, date, blockSize)
      blocks.set(districtId, fetching)
      await fetching
    }
  }
}

/** A day of a district has some thousand cases; a restart wastes half a block on average. */
const BLOCK = 20

/** Outside any transaction: a serial that was given out stays given out. */
async function takeBlock(db: Db, districtId: number, date: string, size: number): Promise<Block> {
  const [taken] = await rows(db, sql<{ first: number; county: string }>`
    select number_block(${districtId}, ${date}::date, ${size}) as first, code as county
    from district where district_id = ${districtId}`)
  if (!taken) throw new Error(`there is no district ${districtId}`)
  return { county: taken.county, date, next: taken.first, end: taken.first + size }
}
