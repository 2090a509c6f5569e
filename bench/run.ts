/**
 * What OneGrid costs, each figure beside its floor or its peer of the same run.
 *
 *   npm run bench -- [--only B1,B4] [--events 0,1100000] [--json FILE] [--data FOLDER] [--quick]
 *
 * Figures of whole runs are kept in bench/results.md; those of --quick, which shows that everything works, never are.
 * Ends with 1 where an aim was missed. README.md beside this says what each figure means.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure, Kit, Part } from './kit/figure.ts'
import { machine } from './kit/machine.ts'
import { keepResults } from './kit/results.ts'
import { machineLine, textTable } from './kit/table.ts'
import { parts } from './parts.ts'

const { values: args } = parseArgs({
  options: {
    only: { type: 'string' }, events: { type: 'string', default: '0,1100000' }, json: { type: 'string' },
    data: { type: 'string', default: join(tmpdir(), 'onegrid-bench') }, quick: { type: 'boolean', default: false },
  },
})
const kit: Kit = {
  events: args.events.split(',').map(wholeNumber), quick: args.quick, data: resolve(args.data),
  say: (text) => void process.stderr.write(`${text}\n`),
}
mkdirSync(kit.data, { recursive: true, mode: 0o755 })
const facts = machine()
console.log(`${machineLine(facts)}${kit.quick ? '\nquick: short rounds, nothing to judge by' : ''}\n`)

const measured: { id: string; title: string; figures: Figure[] }[] = []
for (const { id, title, measure } of chosen(args.only)) {
  kit.say(`${id}: ${title}`)
  const figures = await measure(kit)
  measured.push({ id, title, figures })
  // At once: a run takes an hour, and whoever stops it has what was measured so far.
  if (!kit.quick) keepResults([{ id, title, figures }], facts)
  if (args.json) writeFileSync(args.json, `${JSON.stringify(measured.flatMap((one) => one.figures), null, 2)}\n`)
}
const all = measured.flatMap(({ figures }) => figures)
console.log(textTable(all))
process.exitCode = kit.quick || all.every(({ met }) => met !== false) ? 0 : 1

function chosen(only: string | undefined): readonly Part[] {
  if (only === undefined) return parts
  return only.split(',').map((id) => {
    const part = parts.find((one) => one.id === id.trim().toUpperCase())
    if (!part) throw new RangeError(`--only ${id}: there is ${parts.map((one) => one.id).join(', ')}`)
    return part
  })
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`--events ${text} is no number of events`)
  return number
}
