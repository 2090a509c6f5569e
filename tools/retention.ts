/**
 * What is held of people, for how long yet, and what goes when its time is over:
 *
 *   npm run retention -- [--dry-run] [--district CODE]
 *
 * With --dry-run it only says so; without, it deletes what is due, as the product does every hour. It may run beside
 * the product, and be stopped at any moment: the next run goes on. Ends with 2 where it could not be done.
 */
import { parseArgs } from 'node:util'
import { chinaDate } from '@onegrid/domain'
import type { Held } from '../apps/server/src/platform/personal/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { atTerminal } from './backup/terminal.ts'
import { districtNamed } from './districts.ts'
import { openBackstage } from './open-backstage.ts'

const USAGE: Sentence = {
  zh: '用法：npm run retention -- [--dry-run] [--district 代码]',
  en: 'Usage: npm run retention -- [--dry-run] [--district CODE]',
}

await atTerminal({ zh: '已停止，下次接着删', en: 'Stopped; the next run goes on' }, async ({ say, stack }) => {
  const { dry, code } = readArguments()
  const { app: { kit: { personal, clock } }, db } = await openBackstage('onegrid-retention', stack, say)
  const { id, name } = await districtNamed(db, code)
  const now = clock.now(id)
  const held = await personal.held(id, now)
  say({ zh: `${name}，${chinaDate(now)}`, en: `${name}, ${chinaDate(now)}` })
  held.flatMap(sentencesOf).forEach(say)
  const due = held.reduce((sum, one) => sum + one.due, 0)
  if (dry) {
    say(due === 0
      ? { zh: '没有到期的，不会删除', en: 'Nothing is due: nothing would go' }
      : { zh: `到期 ${due} 项，执行时删除`, en: `${due} values are due and would go` })
  } else {
    const gone = await personal.expire(id, now)
    say({ zh: `已删除 ${gone} 项，记入审计`, en: `${gone} values were deleted, on the audit log` })
  }
  return 0
})

/** Of one field: what for, how long, and how many values of which age; nothing of one that is not held. */
function sentencesOf({ declaration: { label, purpose, retentionDays }, ...held }: Held): Sentence[] {
  const { running, later, soon, due, firstDueAt } = held
  if (running + later + soon + due === 0) return []
  const first = firstDueAt === null ? undefined : chinaDate(firstDueAt)
  return [
    { zh: `${label.zh}：${purpose.zh}；办结后 ${retentionDays} 天`,
      en: `${label.en}: ${purpose.en}; ${retentionDays} days after the end` },
    {
      zh: `  在办 ${running}，未到期 ${later}，30 天内到期 ${soon}，已到期 ${due}` + (first ? `；最早 ${first} 到期` : ''),
      en: `  in use ${running}, later ${later}, within 30 days ${soon}, due ${due}` + (first ? `; first ${first}` : ''),
    },
  ]
}

function readArguments(): { dry: boolean; code?: string } {
  try {
    const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, district: { type: 'string' } } })
    return { dry: values['dry-run'] ?? false, code: values.district }
  } catch (cause) {
    throw new StartError(USAGE, { cause })
  }
}
