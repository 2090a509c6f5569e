/**
 * Checks that nobody has changed what happened: every trail, the feed, the seals, and the audit log of each district.
 * It reads only, on one snapshot, and may run beside the product. Rule: decision 11.
 *
 *   npm run verify -- [--district CODE [--seal POSITION:HASH]]
 *
 * Ends with 1 and names the first line or seal that is broken. --seal takes a seal that an earlier run printed and that
 * was kept elsewhere: without, a history cut back to an earlier seal by someone with all rights looks whole.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { verify } from '../apps/server/src/modules/cases/index.ts'
import type { Seal } from '../apps/server/src/modules/cases/index.ts'
import { verifyAudit } from '../apps/server/src/platform/audit/index.ts'
import { readConfig } from '../apps/server/src/platform/config/index.ts'
import { createDatabase, rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { StartError, terminalLanguage } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { openBeside } from './open-beside.ts'
import { auditBreakSentence, breakSentence } from './verify-words.ts'

type District = { id: number; code: string; name: string }

/** A seal is one district's. */
const USAGE: Sentence = {
  zh: '用法：npm run verify -- [--district 代码 [--seal 位置:哈希]]',
  en: 'Usage: npm run verify -- [--district CODE [--seal POSITION:HASH]]',
}

const language = terminalLanguage(process.env)
const say = (sentence: Sentence) => void process.stdout.write(`${sentence[language]}\n`)

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  if (!(error instanceof StartError)) throw error
  error.sentences.forEach(say)
  process.exitCode = 2
}

/** @returns whether everything is as it was written */
async function main(): Promise<boolean> {
  const asked = readArguments()
  const beside = await openBeside(readConfig(process.env, []), say)
  // A walk over millions of lines takes its time.
  const db = createDatabase(beside.appUrl, { max: 2, statementTimeoutMs: 0, applicationName: 'onegrid-verify' })
  try {
    const districts = await districtsOf(db, asked.district)
    let whole = true
    for (const district of districts) whole = (await check(db, district, asked.seal)) && whole
    return whole
  } finally {
    await db.destroy()
    await beside.close()
  }
}

async function check(db: Db, { id, code, name }: District, kept: Seal | undefined): Promise<boolean> {
  const trail = await verify(db, id, kept)
  const audit = await verifyAudit(db, id)
  const place = `${name}（${code}）`
  say({
    zh: `${place}：案件 ${trail.cases}，留痕 ${trail.lines}，封存 ${trail.seals}；审计 ${audit.lines}，封存 ${audit.seals}`,
    en: `${place}: ${trail.cases} cases, ${trail.lines} lines, ${trail.seals} seals; ` +
      `audit ${audit.lines} lines, ${audit.seals} seals`,
  })
  if (trail.lastSeal) {
    const seal = `${trail.lastSeal.pos}:${trail.lastSeal.hash}`
    say({
      zh: `  最后封存 ${seal}（另处保存，以后用 --seal 核对）`,
      en: `  last seal ${seal} (keep it elsewhere; check it with --seal)`,
    })
  }
  if (trail.broken) found(breakSentence(trail.broken, await nameOf(db, id, trail.broken.caseId)))
  if (audit.broken) found(auditBreakSentence(audit.broken))
  if (trail.broken || audit.broken) return false
  say({ zh: '  完整，未见改动', en: '  whole, nothing was changed' })
  return true
}

function found({ zh, en }: Sentence): void {
  say({ zh: `  发现破坏：${zh}`, en: `  BROKEN: ${en}` })
}

async function nameOf(db: Db, districtId: number, caseId: string | undefined): Promise<string> {
  if (caseId === undefined) return '—'
  const [file] = await rows(db, sql<{ number: string }>`
    select number from case_file where district_id = ${districtId} and id = ${caseId}`)
  return file ? `${file.number}（${caseId}）` : caseId
}

async function districtsOf(db: Db, code: string | undefined): Promise<District[]> {
  const [schema] = await rows(db, sql<{ made: boolean }>`select to_regclass('trail') is not null as made`)
  const found = schema?.made
    ? await rows(db, sql<District>`
        select district_id as id, code, name from district where ${code ?? null}::text is null or code = ${code ?? null}
        order by district_id`)
    : []
  if (found.length > 0) return found
  throw new StartError(
    code === undefined
      ? { zh: '数据库中还没有区县', en: 'There is no district in the database yet' }
      : { zh: `数据库中没有区县 ${code}`, en: `There is no district ${code} in the database` },
  )
}

function readArguments(): { district?: string; seal?: Seal } {
  try {
    const { values } = parseArgs({ options: { district: { type: 'string' }, seal: { type: 'string' } } })
    const seal = values.seal === undefined ? undefined : /^(\d+):([0-9a-f]{64})$/.exec(values.seal)
    if (seal === null || (seal && values.district === undefined)) throw new StartError(USAGE)
    return { district: values.district, ...(seal?.[2] ? { seal: { pos: Number(seal[1]), hash: seal[2] } } : {}) }
  } catch (cause) {
    throw cause instanceof StartError ? cause : new StartError(USAGE, { cause })
  }
}
