/**
 * What followers have read, what they could not, and the way out:
 *
 *   npm run followers                                     how far each is, and the cases that wait for an administrator
 *   npm run followers -- retry [FOLLOWER [NUMBER]]        takes parked cases up again: all, a follower's, or one case
 *   npm run followers -- rebuild FOLLOWER|all             empties their tables and reads everything again
 *
 * With --district CODE where there are several. It may run beside the product. What a follower has done to others
 * (messages, orders) a rebuild does not do again. Ends with 1 where a case is parked still, with 2 where it could not
 * be done. Rules: decisions 8, 9.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import type { Cases, Lag } from '../apps/server/src/modules/cases/index.ts'
import { rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'
import type { Say, Sentence } from '../apps/server/src/platform/words.ts'
import { atTerminal } from './backup/terminal.ts'
import { districtNamed } from './districts.ts'
import { openBackstage } from './open-backstage.ts'

const USAGE: Sentence = {
  zh: '用法：npm run followers -- [retry [跟随者 [编号]] | rebuild 跟随者|all] [--district 代码]',
  en: 'Usage: npm run followers -- [retry [FOLLOWER [NUMBER]] | rebuild FOLLOWER|all] [--district CODE]',
}

const SHOW_EVERY_MS = 10_000

interface Work {
  cases: Cases
  db: Db
  districtId: number
  say: Say
  signal: AbortSignal
}

const stopped: Sentence = {
  zh: '已停止；没有读完的部分，产品运行时接着读', en: 'Stopped; what is left to read, the product goes on with',
}
await atTerminal(stopped, async ({ say, signal, stack }) => {
  const { what = 'list', which, number, code } = readArguments()
  const { app, db } = await openBackstage('onegrid-followers', stack, say)
  const { id: districtId } = await districtNamed(db, code)
  const { cases } = app.modules
  if (which !== undefined && which !== 'all' && !cases.followers().includes(which)) {
    const all = cases.followers().join(' ')
    throw new StartError({
      zh: `没有跟随者 ${which}，有的是：${all}`, en: `There is no follower ${which}; there are: ${all}`,
    })
  }
  const work: Work = { cases, db, districtId, say, signal }
  if (what === 'rebuild') await rebuild(work, which === 'all' ? cases.followers() : [which!])
  if (what === 'retry') await retry(work, which === undefined ? cases.followers() : [which], number)
  return list(work)
})

/** @returns the exit code */
async function list(work: Work): Promise<number> {
  const { cases, districtId, say } = work
  let parked = 0
  for (const { follower, lines, seconds } of await lagsOf(cases, districtId)) {
    say(lines === 0
      ? { zh: `${follower}：已读完`, en: `${follower}: has read everything` }
      : { zh: `${follower}：还有 ${lines} 行，最早的已等 ${Math.round(seconds)} 秒`,
        en: `${follower}: ${lines} lines behind, the oldest for ${Math.round(seconds)} s` })
    for (const { caseId, pos, error } of await cases.parked(districtId, follower)) {
      parked++
      const number = await numberOf(work, caseId)
      const [reason = ''] = error.split('\n')
      say({ zh: `  搁置 ${number}：流水 ${pos}，${reason}`,
        en: `  parked ${number}: feed ${pos}, ${reason}` })
    }
  }
  return parked === 0 ? 0 : 1
}

async function retry(work: Work, names: readonly string[], number?: string): Promise<void> {
  const { cases, districtId, say } = work
  for (const name of names) {
    for (const { caseId } of await cases.parked(districtId, name)) {
      const found = await numberOf(work, caseId)
      if (number !== undefined && found !== number) continue
      // What it fails by is shown with the case, which stays parked.
      const digested = await cases.retryParked(districtId, name, caseId).catch(() => undefined)
      if (digested === undefined) continue
      say({ zh: `${name} 补读 ${found}：${digested} 行`,
        en: `${name} has read ${digested} lines of ${found}` })
    }
  }
}

async function rebuild({ cases, districtId, say, signal }: Work, names: readonly string[]): Promise<void> {
  const begun: string[] = []
  for (const name of names) {
    if (await cases.rebuild(districtId, name)) begun.push(name)
    else say({ zh: `${name} 没有自己的表，不必重建`, en: `${name} has no tables of its own: nothing to rebuild` })
  }
  const reading = begun.map((name) => readAll(cases, districtId, name, signal))
  const shown = setInterval(() => void tellLags(begun), SHOW_EVERY_MS)
  await Promise.all(reading).finally(() => clearInterval(shown))

  async function tellLags(names: readonly string[]): Promise<void> {
    for (const { follower, lines } of await lagsOf(cases, districtId)) {
      if (!names.includes(follower) || lines === 0) continue
      say({ zh: `${follower}：还有 ${lines} 行`, en: `${follower}: ${lines} lines to read` })
    }
  }
}

/** The product reads as well where it runs: one at a time, whoever comes first. */
async function readAll(cases: Cases, districtId: number, name: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if ((await cases.readOn(districtId, name)).did !== 'nothing') continue
    const [lag] = (await lagsOf(cases, districtId)).filter(({ follower }) => follower === name)
    if (!lag?.lines) return
    await sleep(200)
  }
  signal.throwIfAborted()
}

/** As people name it; its id where there is no such case any more. */
async function numberOf({ db, districtId }: Work, caseId: Id): Promise<string> {
  const [file] = await rows(db, sql<{ number: string }>`
    select number from case_file where district_id = ${districtId} and id = ${caseId}`)
  return file?.number ?? caseId
}

async function lagsOf(cases: Cases, districtId: number): Promise<Lag[]> {
  return (await cases.lags()).filter((lag) => lag.districtId === districtId)
}

function readArguments(): { what?: string; which?: string; number?: string; code?: string } {
  try {
    const { values, positionals: [what, which, number, ...more] } = parseArgs({
      options: { district: { type: 'string' } }, allowPositionals: true,
    })
    const isKnown = what === undefined || what === 'retry' || (what === 'rebuild' && which !== undefined)
    if (isKnown && more.length === 0 && (number === undefined || what === 'retry') && (what || !which)) {
      return { what, which, number, code: values.district }
    }
  } catch (cause) {
    throw new StartError(USAGE, { cause })
  }
  throw new StartError(USAGE)
}
