/**
 * Writes a backup of the whole district while the product runs:
 *
 *   npm run backup -- --to FOLDER
 *
 * One snapshot of the database, the uploaded files, and a manifest that says what they are and of which moment. The key
 * file and the settings are left out: they are kept apart. Ctrl-C leaves nothing. Ends with 1 where files that the
 * database names were lost already, with 2 where there is no backup. Rule: decision 36.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/server/src/platform/config/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { backUp, sizeOf } from './backup/backup.ts'
import { atTerminal } from './backup/terminal.ts'
import { contentSentences, lostSentences, megabytes } from './backup/words.ts'
import { openBeside } from './open-beside.ts'

const USAGE: Sentence = {
  zh: '用法：npm run backup -- --to 目录（尚不存在的）',
  en: 'Usage: npm run backup -- --to FOLDER (one that is not there yet)',
}

await atTerminal({ zh: '已停止，没有留下备份', en: 'Stopped; no backup was left' }, async ({ say, tell, signal, stack }) => {
  const to = readTarget()
  const config = readConfig(process.env, [])
  if (config.database.kind === 'embedded' && !existsSync(join(config.dataDir, 'postgres'))) {
    throw new StartError({ zh: `${config.dataDir} 中没有数据`, en: `There is no data in ${config.dataDir}` })
  }
  const beside = await openBeside(config, say)
  stack.push('database', () => beside.close())
  const manifest = await backUp({ config, url: beside.ownerUrl, to, tell, signal })
  const size = megabytes(await sizeOf(to))
  say({ zh: `备份完成：${to}（${size}）`, en: `Backed up to ${to} (${size})` })
  contentSentences(manifest).forEach(say)
  say({
    zh: `  不含密钥文件 ${config.keyFile} 与环境设置：请另处保存，恢复时要用`,
    en: `  without the key file ${config.keyFile} and the settings: keep them apart, a restore needs them`,
  })
  lostSentences(manifest).forEach(say)
  return manifest.files.lost.length === 0 ? 0 : 1
})

function readTarget(): string {
  try {
    const { values: { to } } = parseArgs({ options: { to: { type: 'string' } } })
    if (to) return to
  } catch (cause) {
    throw new StartError(USAGE, { cause })
  }
  throw new StartError(USAGE)
}
