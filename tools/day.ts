/**
 * Plays a day in a town against the running product and checks every expectation:
 *
 *   npm run day
 *
 * ONEGRID_URL names another address than this machine's. The product must be a demo without later cases: start it on an
 * empty DATA_DIR with --cases none. Ends with 1 when an expectation fails, with 2 when the day could not be played.
 */
import { baseUrlOf } from './play/base-url.ts'
import { toTheEnd } from './play/terminal.ts'
import { verifyHere } from './play/verify-here.ts'
import { playDay } from './day/play.ts'
import { stepLines, sumLine } from './day/table.ts'

const { baseUrl, isHere } = baseUrlOf(process.env)
process.exitCode = await toTheEnd(baseUrl, async () => {
  process.stdout.write(`在 ${baseUrl} 演练 2026 年 9 月 30 日，漓渚镇\n\n`)
  const report = await playDay({
    baseUrl,
    ...(isHere && { verify: verifyHere }),
    onStep: (step) => void process.stdout.write(`${stepLines(step)}\n`),
  })
  process.stdout.write(`\n${sumLine(report)}\n`)
  return report.ok ? 0 : 1
})
