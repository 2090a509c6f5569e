/**
 * Helps somebody back in, from the machine: a new password, an unlocked account, a lost second factor taken away.
 *
 *   npm run account -- password|unlock|second-factor NAME [--district CODE]
 *
 * It may run beside the product. What it does stands in the audit log.
 */
import { parseArgs } from 'node:util'
import { createAudit } from '../apps/server/src/platform/audit/index.ts'
import { readConfig } from '../apps/server/src/platform/config/index.ts'
import { createDatabase } from '../apps/server/src/platform/database/index.ts'
import { recoverAccount } from '../apps/server/src/platform/identity/index.ts'
import type { Recovery } from '../apps/server/src/platform/identity/index.ts'
import { StartError, terminalLanguage } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { districtNamed } from './districts.ts'
import { openBeside } from './open-beside.ts'

const RECOVERIES: readonly Recovery[] = ['password', 'unlock', 'second-factor']

const language = terminalLanguage(process.env)
const say = (sentence: Sentence) => void process.stdout.write(`${sentence[language]}\n`)

try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  error.sentences.forEach(say)
  process.exitCode = 2
}

async function main() {
  const asked = readArguments()
  const beside = await openBeside(readConfig(process.env, []), say)
  const db = createDatabase(beside.appUrl, { max: 2, applicationName: 'onegrid-account' })
  try {
    const { id: districtId } = await districtNamed(db, asked.district)
    const recovered = await recoverAccount(db, createAudit(db), districtId, asked.username, asked.recovery)
    if (!recovered) {
      throw new StartError({ zh: `没有账号 ${asked.username}`, en: `There is no account ${asked.username}` })
    }
    const { name, password } = recovered
    if (password === undefined) return say({
      zh: `已办理：${asked.username}（${name}）`,
      en: `Done: ${asked.username} (${name})`,
    })
    say({
      zh: `${asked.username}（${name}）的新口令：${password}，登录后须修改`,
      en: `New password of ${asked.username} (${name}): ${password}, to be changed at sign-in`,
    })
  } finally {
    await db.destroy()
    await beside.close()
  }
}

function readArguments(): { recovery: Recovery; username: string; district: string | undefined } {
  const usage = {
    zh: '用法：npm run account -- password|unlock|second-factor 用户名 [--district 代码]',
    en: 'Usage: npm run account -- password|unlock|second-factor NAME [--district CODE]',
  }
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { district: { type: 'string' } } })
    const [what, username, ...rest] = positionals
    const recovery = RECOVERIES.find(each => each === what)
    if (!recovery || username === undefined || rest.length > 0) throw new StartError(usage)
    return { recovery, username, district: values.district }
  } catch (cause) {
    throw cause instanceof StartError ? cause : new StartError(usage, { cause })
  }
}
