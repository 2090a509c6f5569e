/**
 * Proves that a district's history is what was written: every line against its chain, every chain against its case,
 * every position against its line, every seal against everything before. Rule: decision 11.
 */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { sql } from 'kysely'
import { rows, transaction } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Break } from './verify-break.ts'
import { verifyChains } from './verify-chains.ts'
import { pages } from './verify-pages.ts'

export interface Seal {
  pos: number
  /** Hex. */
  hash: string
}

export interface Verdict {
  cases: number
  lines: number
  positions: number
  seals: number
  /** To be kept elsewhere: only a copy outside shows a history that was cut back to an earlier seal. */
  lastSeal?: Seal
  broken?: Break
}

/**
 * Walks a district from its first line, a page at a time, on one snapshot: it may run beside the product.
 *
 * @param db without a time limit for statements
 * @param kept a seal that was noted earlier; it must still stand
 */
export async function verify(db: Db, districtId: number, kept?: Seal): Promise<Verdict> {
  return transaction(
    db,
    async tx => {
      const chains = await verifyChains(tx, districtId)
      const verdict: Verdict = { cases: chains.cases, lines: chains.lines, positions: 0, seals: 0 }
      const broken = chains.broken ?? (await verifyFeed(tx, districtId, verdict, kept))
      return broken ? { ...verdict, broken } : verdict
    },
    { isolation: 'repeatable read' },
  )
}

interface FedLine {
  pos: number
  caseId: string
  seq: number
  hash: Buffer
  trailHash: Buffer | null
}

interface SealRow {
  from: number
  to: number
  previous: Buffer
  hash: Buffer
}

async function verifyFeed(db: Db, districtId: number, verdict: Verdict, kept?: Seal): Promise<Break | undefined> {
  const seals = pages<SealRow>(after => sealPage(db, districtId, after?.to ?? 0))
  let seal = await seals.next()
  let previous: Buffer = Buffer.alloc(0)
  let sealing = beginSeal(districtId, seal.value, previous)
  for await (const line of pages<FedLine>(after => feedPage(db, districtId, after?.pos ?? 0))) {
    const { pos, caseId, seq } = line
    if (pos !== verdict.positions + 1) return { what: 'position-missing', pos: verdict.positions + 1 }
    if (!line.trailHash) return { what: 'fed-line-missing', caseId, seq, pos }
    if (!line.trailHash.equals(line.hash)) return { what: 'fed-line-changed', caseId, seq, pos }
    verdict.positions = pos
    sealing.update(line.hash)
    const made = seal.value
    if (!made || made.to !== pos) continue
    const fits = made.from === (verdict.lastSeal?.pos ?? 0) + 1 && made.previous.equals(previous)
    if (!fits || !made.hash.equals(sealing.digest())) return { what: 'seal-changed', pos }
    if (kept?.pos === pos && kept.hash !== made.hash.toString('hex')) return { what: 'seal-changed', pos }
    verdict.seals++
    verdict.lastSeal = { pos, hash: made.hash.toString('hex') }
    previous = made.hash
    seal = await seals.next()
    sealing = beginSeal(districtId, seal.value, previous)
  }
  // A seal over positions that are no longer there.
  if (seal.value) return { what: 'position-missing', pos: verdict.positions + 1 }
  return breakOfHead(db, districtId, verdict, kept)
}

function beginSeal(districtId: number, seal: SealRow | undefined, previous: Buffer): Hash {
  const header = `onegrid seal 1 ${districtId} ${seal?.from} ${seal?.to}`
  return createHash('sha256').update(header).update(previous)
}

/** What can only be said at the end: whether the feed is all there is, and all that there was. */
async function breakOfHead(db: Db, districtId: number, verdict: Verdict, kept?: Seal): Promise<Break | undefined> {
  const { positions, lines, lastSeal } = verdict
  const [head] = await rows(db, sql<{ pos: number; sealedPos: number; seal: Buffer; waiting: number }>`
    select pos, sealed_pos as "sealedPos", seal,
      (select count(*) from outbox where district_id = ${districtId}) as waiting
    from feed_head where district_id = ${districtId}`)
  if (!head) return lines === 0 && !kept ? undefined : { what: 'position-missing', pos: positions + 1 }
  if (head.pos !== positions) return { what: 'position-missing', pos: positions + 1 }
  if (head.sealedPos !== (lastSeal?.pos ?? 0) || head.seal.toString('hex') !== (lastSeal?.hash ?? '')) {
    return { what: 'seal-missing', pos: head.sealedPos }
  }
  if (kept && kept.pos > (lastSeal?.pos ?? 0)) return { what: 'seal-missing', pos: kept.pos }
  // Every position is a line of the trail, and none stands twice: so more lines than positions are lines without one.
  return lines === positions + head.waiting ? undefined : smuggled(db, districtId)
}

async function smuggled(db: Db, districtId: number): Promise<Break> {
  const [line] = await rows(db, sql<{ caseId: string; seq: number }>`
    select t.case_id as "caseId", t.seq from trail t
    where t.district_id = ${districtId}
      and not exists (
        select from feed f where f.district_id = ${districtId} and f.case_id = t.case_id and f.seq = t.seq)
      and not exists (
        select from outbox o where o.district_id = ${districtId} and o.case_id = t.case_id and o.seq = t.seq)
    order by t.case_id, t.seq limit 1`)
  return { what: 'line-smuggled', ...line }
}

function feedPage(db: Db, districtId: number, after: number): Promise<FedLine[]> {
  return rows(db, sql<FedLine>`
    select f.pos, f.case_id as "caseId", f.seq, f.hash, t.hash as "trailHash"
    from feed f
    left join trail t on t.district_id = f.district_id and t.case_id = f.case_id and t.seq = f.seq
    where f.district_id = ${districtId} and f.pos > ${after} order by f.pos limit 2000`)
}

function sealPage(db: Db, districtId: number, after: number): Promise<SealRow[]> {
  return rows(db, sql<SealRow>`
    select from_pos as "from", to_pos as "to", prev_seal as previous, hash from seal
    where district_id = ${districtId} and to_pos > ${after} order by to_pos limit 2000`)
}
