/** Whether one line of the audit log is as it was written: text, columns, place and seal computed anew. */
import { createHash } from 'node:crypto'
import type { readAuditLine, ResponseBody } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { rows } from '../database/index.ts'
import { columnsFit, lineColumns } from './verify.ts'
import type { LineRow } from './verify.ts'

export type AuditProof = ResponseBody<typeof readAuditLine>['proof']

interface Row extends Pick<LineRow, 'at' | 'columns'> {
  text: string
  hash: Buffer
  position: number | null
  chain: Buffer | null
  chain_before: Buffer | null
}

interface Seal {
  from_position: number
  to_position: number
  hash: Buffer
  previous: Buffer
  sealed_at: number
}

/** @returns undefined when there is no such line */
export async function proveLine(db: Db, districtId: number, id: string): Promise<AuditProof | undefined> {
  const [row] = await rows(db, sql<Row>`
    select line.text, line.hash, line.at, ${lineColumns} as columns, feed.position, feed.chain,
      before.chain as chain_before
    from audit_line line
    left join audit_feed feed on feed.district_id = line.district_id and feed.line_id = line.id
    left join audit_feed before on before.district_id = line.district_id and before.position = feed.position - 1
    where line.district_id = ${districtId} and line.id = ${id}`)
  if (!row) return undefined
  const seal = row.position === null ? undefined : await sealOf(db, districtId, row.position)
  const sealed = seal === undefined ? undefined : await sealFits(db, districtId, seal)
  const fits = lineFits(row) && placeFits(row) && sealed !== false
  return {
    text: row.text,
    hash: row.hash.toString('hex'),
    chain: row.chain?.toString('hex') ?? null,
    seal: seal ? sealBody(seal) : null,
    verdict: fits ? (seal ? 'sealed' : row.position === null ? 'waiting' : 'placed') : 'broken',
  }
}

function sealBody({ from_position: from, to_position: to, hash, sealed_at: at }: Seal): AuditProof['seal'] {
  return { from, to, hash: hash.toString('hex'), at: toMoment(at) }
}

function lineFits(row: Row): boolean {
  return sha256(row.text).equals(row.hash) && columnsFit(row)
}

/** The chain before the first line is empty; a missing one before a later line is a gap. */
function placeFits({ position, chain, chain_before: before, hash }: Row): boolean {
  if (position === null || chain === null) return true
  if (before === null && position !== 1) return false
  return sha256(before ?? Buffer.alloc(0), hash).equals(chain)
}

async function sealOf(db: Db, districtId: number, position: number): Promise<Seal | undefined> {
  const [seal] = await rows(db, sql<Seal>`
    select from_position, to_position, hash, previous, sealed_at from audit_seal
    where district_id = ${districtId} and to_position >= ${position}
    order by to_position limit 1`)
  return seal && seal.from_position <= position ? seal : undefined
}

async function sealFits(db: Db, districtId: number, seal: Seal): Promise<boolean> {
  const lines = await rows(db, sql<{ hash: Buffer }>`
    select line.hash from audit_feed feed
    join audit_line line on line.district_id = feed.district_id and line.id = feed.line_id
    where feed.district_id = ${districtId} and feed.position between ${seal.from_position} and ${seal.to_position}
    order by feed.position`)
  return sha256(seal.previous, ...lines.map(({ hash }) => hash)).equals(seal.hash)
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
