/**
 * Puts a backup back, into an empty DATA_DIR and database only:
 *
 *   npm run restore -- --from FOLDER [--keys FILE]
 *   npm run restore -- --from FOLDER --check
 *
 * The backup holds no keys: --keys names the file that was kept apart, unless it is at its place already. --check only
 * looks whether the backup is what was written. Ends with 1 where what was restored does not verify, with 2 where it
 * was refused or broken off; then everything is as empty as before.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/server/src/platform/config/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { checkBackup } from './backup/check.ts'
import { restore } from './backup/restore.ts'
import type { Restored } from './backup/restore.ts'
import { atTerminal } from './backup/terminal.ts'
import { contentSentences, lostSentences } from './backup/words.ts'
import { auditBreakSentence, breakSentence } from './verify-words.ts'

const USAGE: Sentence = {
  zh: '用法：npm run restore -- --from 备份目录 [--keys 密钥文件 | --check]',
  en: 'Usage: npm run restore -- --from FOLDER [--keys FILE | --check]',
}

await atTerminal({ zh: '已停止，没有留下数据', en: 'Stopped; no data was left' }, async ({ say, ...terminal }) => {
  const { from, keys, check } = readArguments()
  if (check) {
    const { manifest } = await checkBackup(from, terminal.tell, terminal.signal)
    say({ zh: `备份完好：${from}`, en: `The backup is whole: ${from}` })
    ;[...contentSentences(manifest), ...lostSentences(manifest)].forEach(say)
    return 0
  }
  const config = readConfig(process.env, [])
  const restored = await restore({ config, from, keys, say, ...terminal })
  say({ zh: `已恢复到 ${config.dataDir}`, en: `Restored to ${config.dataDir}` })
  ;[...contentSentences(restored.manifest), ...lostSentences(restored.manifest)].forEach(say)
  const broken = breaksOf(restored)
  if (broken.length === 0) {
    say({ zh: '  行数与备份一致，留痕、封存、审计完整', en: '  Rows as in the backup; trail, seals and audit are whole' })
    return 0
  }
  broken.forEach(say)
  return 1
})

function breaksOf({ manifest, verdicts }: Restored): Sentence[] {
  return verdicts.flatMap(({ trail, audit }, at) => {
    const { name = '' } = manifest.districts[at] ?? {}
    const found = [
      ...(trail.broken ? [breakSentence(trail.broken, trail.broken.caseId ?? '—')] : []),
      ...(audit.broken ? [auditBreakSentence(audit.broken)] : []),
    ]
    return found.map(({ zh, en }) => ({ zh: `  ${name} 发现破坏：${zh}`, en: `  ${name} BROKEN: ${en}` }))
  })
}

function readArguments() {
  const text = { type: 'string' } as const
  const parse = () => parseArgs({ options: { from: text, keys: text, check: { type: 'boolean' } } }).values
  let values: ReturnType<typeof parse>
  try {
    values = parse()
  } catch (cause) {
    throw new StartError(USAGE, { cause })
  }
  const { from, keys, check = false } = values
  if (!from || (check && keys !== undefined)) throw new StartError(USAGE)
  return { from, keys, check }
}
