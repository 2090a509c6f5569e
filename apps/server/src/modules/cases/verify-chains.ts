/**
 * Every case: its lines in sequence, each hash made of the one before and the text, the last in the case's row; and the
 * row itself, with its tasks, as the lines give it. Rules: decisions 8, 11.
 */
import { createHash } from 'node:crypto'
import { canonicalJson, changesBetween, fold, foldLine, parseCanonical } from '@onegrid/domain'
import type { CanonicalLine, Folded } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { caseState } from './mappers.ts'
import type { CaseRow, TaskRow } from './mappers.ts'
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
  hash: Buffer
  file: CaseRow & { id: string; version: number }
  tasks: TaskRow[] | null
}

interface Chain {
  caseId: string
  seq: number
  hash: Buffer
  folded: Folded
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
      chain = { caseId: line.caseId, seq: 0, hash: Buffer.alloc(0), folded: fold([]) }
    }
    const broken = follow(districtId, chain, line)
    if (broken) return { ...verdict, broken }
    verdict.lines++
  }
  const broken = chain && breakOfEnd(chain, (await heads.next()).value)
  if (broken) return { ...verdict, broken }
  const more = (await heads.next()).value
  return more ? { ...verdict, broken: { what: 'trail-missing', caseId: more.id } } : verdict
}

/** Goes on by one line, or says what is wrong with it. */
function follow(districtId: number, chain: Chain, line: Line): Break | undefined {
  const { caseId, seq } = line
  if (seq !== chain.seq + 1) return { what: 'line-missing', caseId, seq: chain.seq + 1 }
  const hash = createHash('sha256').update(chain.hash).update(line.text).digest()
  const said = hash.equals(line.hash) ? parsed(line.text) : undefined
  if (!said || !columnsFit(districtId, line, said)) return { what: 'line-changed', caseId, seq }
  chain.seq = seq
  chain.hash = hash
  chain.folded = foldLine(chain.folded, said.changes)
  return undefined
}

/** The columns stand beside the text for those who search; the text is what is proved. */
function columnsFit(districtId: number, line: Line, said: CanonicalLine): boolean {
  return (
    said.district === districtId && said.case === line.caseId && said.seq === line.seq &&
    said.actionId === line.actionId && said.action === line.action && said.at === line.at
  )
}

function parsed(text: string): CanonicalLine | undefined {
  try {
    return parseCanonical(text)
  } catch {
    return undefined
  }
}

function breakOfEnd({ caseId, seq, hash, folded }: Chain, head: Head | undefined): Break | undefined {
  if (head === undefined || head.id > caseId) return { what: 'case-missing', caseId }
  if (head.id < caseId) return { what: 'trail-missing', caseId: head.id }
  const { version } = head.file
  if (version > seq) return { what: 'tail-missing', caseId, seq: seq + 1 }
  if (version < seq || !head.hash.equals(hash)) return { what: 'head-changed', caseId, seq }
  const field = differing(folded, fold([{ changes: changesBetween(null, caseState(head.file, head.tasks ?? [])) }]))
  return field === undefined ? undefined : { what: 'row-changed', caseId, field }
}

/** The first field that differs, or `tasks`. */
function differing(said: Folded, held: Folded): string | undefined {
  const names = Object.keys({ ...said.fields, ...held.fields }).sort()
  const field = names.find(name => canonicalJson(said.fields[name]) !== canonicalJson(held.fields[name]))
  if (field !== undefined) return field
  return canonicalJson(said.tasks) === canonicalJson(held.tasks) ? undefined : 'tasks'
}

function linePage(db: Db, districtId: number, after: Line | undefined): Promise<Line[]> {
  return rows(db, sql<Line>`
    select case_id as "caseId", seq, action_id as "actionId", action, at, text, hash from trail
    where district_id = ${districtId} and (case_id, seq) > (${after?.caseId ?? FIRST}::uuid, ${after?.seq ?? 0})
    order by case_id, seq limit 1000`)
}

function headPage(db: Db, districtId: number, after: string | undefined): Promise<Head[]> {
  return rows(db, sql<Head>`
    select c.id, c.head_hash as hash, to_jsonb(c) as file,
      (select jsonb_agg(t) from task t where t.district_id = c.district_id and t.case_id = c.id) as tasks
    from case_file c
    where c.district_id = ${districtId} and c.id > ${after ?? FIRST}::uuid order by c.id limit 500`)
}

const FIRST = '00000000-0000-0000-0000-000000000000'
