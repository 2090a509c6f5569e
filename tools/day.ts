/**
 * Plays a day in a town and checks every expectation:
 *
 *   npm run day
 *
 * It starts a product of its own on an empty folder, and stops and removes it in the end. ONEGRID_URL names one that
 * runs already: a demo in which nothing later has happened, as `npm start -- --cases none` makes on an empty DATA_DIR.
 * Ctrl-C stops cleanly. Ends with 1 when an expectation fails, with 2 when the day could not be played.
 */
import { playOwnDay } from './day/own.ts'
import { playDay } from './day/play.ts'
import type { PlayDayOptions } from './day/play.ts'
import { stepLines, sumLine } from './day/table.ts'
import { namedUrl } from './play/base-url.ts'
import { PlayError } from './play/errors.ts'
import { toTheEnd } from './play/terminal.ts'

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => stopping.abort(new PlayError('interrupted', '演练已中断')))
}
const say = (text: string) => void process.stdout.write(text)
const options = {
  signal: stopping.signal,
  onStep: (step) => say(`${stepLines(step)}\n`),
} satisfies Partial<PlayDayOptions>

const baseUrl = namedUrl(process.env)
process.exitCode = await toTheEnd(baseUrl ?? '产品', async () => {
  say(`演练 2026 年 9 月 30 日，漓渚镇；${baseUrl ? `产品在 ${baseUrl}` : '产品临时启动，演完即停止并删除'}\n\n`)
  const report = await (baseUrl ? playDay({ baseUrl, ...options }) : playOwnDay({ ...options, hear: say }))
  say(`\n${sumLine(report)}\n`)
  return report.ok ? 0 : 1
})
