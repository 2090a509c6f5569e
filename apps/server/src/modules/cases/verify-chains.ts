/** Every case: its lines in sequence, each hash made of the one before and the text, the last in the case's row. */
import { createHash } from 'node:crypto'
import { parseCanonical } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Break } from './verify-break.ts'
import { pages } from './verify-pages.ts'

export interface ChainsVerdict {
  cases: number
  lines: number
  broken?: Break
}

interface Line {
  caseId: string
  seq: number
  actionId: string
  action: string
  at: number
  text: string
  hash: Buffer
}

interface Head {
  id: string
  version: number
  hash: Buffer
}

interface Chain {
  caseId: string
  seq: number
  hash: Buffer
}

/** Lines and cases come in the same order, so each is read once and one chain is held at a time. */
export async function verifyChains(db: Db, districtId: number): Promise<ChainsVerdict> {
  const verdict: ChainsVerdict = { cases: 0, lines: 0 }
  const heads = pages<Head>(after => headPage(db, districtId, after?.id))
  let chain: Chain | undefined
  for await (const line of pages<Line>(after => linePage(db, districtId, after))) {
    if (chain?.caseId !== line.caseId) {
      const broken = chain && breakOfEnd(chain, (await heads.next()).value)
      if (broken) return { ...verdict, broken }
      verdict.cases++
      chain = { caseId: line.caseId, seq: 0, hash: Buffer.alloc(0) }
    }
    const broken = breakOfLine(districtId, chain, line)
    if (broken) return { ...verdict, broken }
    chain.seq = line.seq
    chain.hash = line.hash
    verdict.lines++
  }
  const broken = chain && breakOfEnd(chain, (await heads.next()).value)
  if (broken) return { ...verdict, broken }
  const more = (await heads.next()).value
  return more ? { ...verdict, broken: { what: 'trail-missing', caseId: more.id } } : verdict
}

function breakOfLine(districtId: number, chain: Chain, line: Line): Break | undefined {
  const { caseId, seq } = line
  if (seq !== chain.seq + 1) return { what: 'line-missing', caseId, seq: chain.seq + 1 }
  const hash = createHash('sha256').update(chain.hash).update(line.text).digest()
  return hash.equals(line.hash) && columnsFit(districtId, line) ? undefined : { what: 'line-changed', caseId, seq }
}

/** The columns stand beside the text for those who search; the text is what is proved. */
function columnsFit(districtId: number, line: Line): boolean {
  try {
    const said = parseCanonical(line.text)
    return (
      said.district === districtId && said.case === line.caseId && said.seq === line.seq &&
      said.actionId === line.actionId && said.action === line.action && said.at === line.at
    )
  } catch {
    return false
  }
}

function breakOfEnd({ caseId, seq, hash }: Chain, head: Head | undefined): Break | undefined {
  if (head === undefined || head.id > caseId) return { what: 'case-missing', caseId }
  if (head.id < caseId) return { what: 'trail-missing', caseId: head.id }
  if (head.version > seq) return { what: 'tail-missing', caseId, seq: seq + 1 }
  return head.version === seq && head.hash.equals(hash) ? undefined : { what: 'head-changed', caseId, seq }
}

function linePage(db: Db, districtId: number, after: Line | undefined): Promise<Line[]> {
  return rows(db, sql<Line>`
    select case_id as "caseId", seq, action_id as "actionId", action, at, text, hash from trail
    where district_id = ${districtId} and (case_id, seq) > (${after?.caseId ?? FIRST}::uuid, ${after?.seq ?? 0})
    order by case_id, seq limit 1000`)
}

function headPage(db: Db, districtId: number, after: string | undefined): Promise<Head[]> {
  return rows(db, sql<Head>`
    select id, version, head_hash as hash from case_file
    where district_id = ${districtId} and id > ${after ?? FIRST}::uuid order by id limit 1000`)
}

const FIRST = '00000000-0000-0000-0000-000000000000'
