/** Verifying the audit log: every text, column, place and seal. Names the first that is broken. Rule: decision 11. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { parseAuditText } from './line.ts'

export interface AuditBreak {
  /** `line`: what it says was changed; `place`: one is missing or out of its place; `seal`: a seal does not fit. */
  kind: 'line' | 'place' | 'seal'
  position: number
  lineId?: string
}

export interface AuditVerdict {
  lines: number
  seals: number
  /** To be kept elsewhere: only a copy outside the database shows a log that was cut back to an earlier seal. */
  lastSeal?: { position: number; hash: string }
  broken?: AuditBreak
}

export interface LineRow {
  position: number
  chain: Buffer
  line_id: string
  id: string | null
  text: string | null
  hash: Buffer | null
  at: number | null
  columns: unknown[]
}

interface SealRow {
  from_position: number
  to_position: number
  hash: Buffer
  previous: Buffer
}

const PAGE = 2000

/** The columns of a `line` in the order in which `columnsFit` compares them. */
export const lineColumns = sql.raw(`jsonb_build_array(line.id, line.actor_id, line.system, line.ip, line.request_id,
  line.action, line.object_type, line.object_id, line.outcome)`)

/** Reads the whole log of a district, a page at a time. */
export async function verifyAudit(db: Db, districtId: number): Promise<AuditVerdict> {
  const seals = await readSeals(db, districtId)
  const last = seals.at(-1)
  const verdict: AuditVerdict = {
    lines: 0,
    seals: seals.length,
    ...(last ? { lastSeal: { position: last.to_position, hash: last.hash.toString('hex') } } : {}),
  }
  let chain: Buffer = Buffer.alloc(0)
  let previous: Buffer = Buffer.alloc(0)
  let sealing = createHash('sha256').update(previous)
  let nextSeal = 0
  for (;;) {
    const page = await readPage(db, districtId, verdict.lines)
    for (const row of page) {
      const position = verdict.lines + 1
      const broken = breakOf(row, position, chain)
      if (broken) return { ...verdict, broken }
      verdict.lines = position
      chain = row.chain
      if (row.hash) sealing.update(row.hash)
      const seal = seals[nextSeal]
      if (seal?.to_position !== position) continue
      if (!seal.previous.equals(previous) || !seal.hash.equals(sealing.digest())) {
        return { ...verdict, broken: { kind: 'seal', position } }
      }
      previous = seal.hash
      sealing = createHash('sha256').update(previous)
      nextSeal++
    }
    if (page.length < PAGE) break
  }
  const broken = await breakAtTheEnd(db, districtId, verdict.lines, chain, seals[nextSeal])
  return broken ? { ...verdict, broken } : verdict
}

function breakOf(row: LineRow, position: number, chain: Buffer): AuditBreak | undefined {
  if (row.position !== position) return { kind: 'place', position }
  if (row.text === null || row.hash === null) return { kind: 'place', position, lineId: row.line_id }
  const hash = createHash('sha256').update(row.text).digest()
  if (!hash.equals(row.hash) || !columnsFit(row)) return { kind: 'line', position, lineId: row.line_id }
  const expected = createHash('sha256').update(chain).update(hash).digest()
  return expected.equals(row.chain) ? undefined : { kind: 'place', position, lineId: row.line_id }
}

/** Whether the columns, by which one searches, say what the text says. */
export function columnsFit(row: Pick<LineRow, 'text' | 'columns' | 'at'>): boolean {
  try {
    const line = parseAuditText(row.text ?? '')
    const who = [line.id, line.actorId, line.system, line.ip, line.requestId]
    const what = [line.action, line.objectType, line.objectId, line.outcome]
    const said = [...who, ...what].map(part => part ?? null)
    return JSON.stringify(said) === JSON.stringify(row.columns) && Date.parse(line.at) === row.at
  } catch {
    return false
  }
}

/** Lines that lost their place, a head that was set back, seals beyond the last line. */
async function breakAtTheEnd(
  db: Db,
  districtId: number,
  lines: number,
  chain: Buffer,
  unmetSeal: SealRow | undefined,
): Promise<AuditBreak | undefined> {
  if (unmetSeal) return { kind: 'place', position: lines + 1 }
  const { rows } = await sql<{ position: number; chain: Buffer; lost: string | null }>`
    select position, chain, (
      select line.id from audit_line line
      where line.district_id = ${districtId}
        and not exists (
          select from audit_feed feed where feed.district_id = ${districtId} and feed.line_id = line.id
        )
        and not exists (select from audit_outbox box where box.district_id = ${districtId} and box.id = line.id)
      order by line.at limit 1
    ) as lost
    from audit_head where district_id = ${districtId}`.execute(db)
  const head = rows[0]
  if (!head) return lines === 0 ? undefined : { kind: 'place', position: lines }
  if (head.lost) return { kind: 'place', position: lines + 1, lineId: head.lost }
  if (head.position === lines && head.chain.equals(chain)) return undefined
  // Lines may have been added since the last page was read; that is no break.
  const continued = head.position > lines && (await isContinued(db, districtId, lines))
  return continued ? undefined : { kind: 'place', position: lines + 1 }
}

async function isContinued(db: Db, districtId: number, lines: number): Promise<boolean> {
  const { rows } = await sql`
    select from audit_feed where district_id = ${districtId} and position = ${lines + 1}`.execute(db)
  return rows.length === 1
}

async function readSeals(db: Db, districtId: number): Promise<SealRow[]> {
  const query = sql<SealRow>`
    select from_position, to_position, hash, previous from audit_seal
    where district_id = ${districtId} order by to_position`
  return (await query.execute(db)).rows
}

async function readPage(db: Db, districtId: number, after: number): Promise<LineRow[]> {
  const query = sql<LineRow>`
    select feed.position, feed.chain, feed.line_id, line.id, line.text, line.hash, line.at,
      ${lineColumns} as columns
    from audit_feed feed
    left join audit_line line on line.district_id = ${districtId} and line.id = feed.line_id
    where feed.district_id = ${districtId} and feed.position > ${after}
    order by feed.position limit ${PAGE}`
  return (await query.execute(db)).rows
}
