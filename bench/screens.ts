/**
 * What a desk feels, in headless Chromium: how soon it can be worked at, how soon an action's answer stands on the
 * screen, whether a long list scrolls without a stutter.
 *
 *   node bench/screens.ts [--url http://127.0.0.1:8080] [--only open,answer,scroll] [--maps] [--json FILE]
 *
 * Without --url it starts a product of its own, whose town has lived ten days. Let nothing else run beside it.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../tools/web/chromium.mjs'
import { withOwnProduct } from '../tools/play/own-product.ts'
import { measureAnswers } from './screens/answer.ts'
import type { Figure } from './kit/figure.ts'
import { textTable } from './kit/table.ts'
import { browserFlags } from './screens/desk.ts'
import type { Desk } from './screens/desk.ts'
import { measureOpening } from './screens/open.ts'
import { measureScrolling } from './screens/scroll.ts'

const { values: args } = parseArgs({
  options: {
    url: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' },
    maps: { type: 'boolean', default: false },
  },
})
const parts: Readonly<Record<string, (desk: Desk) => Promise<Figure[]>>> = {
  open: measureOpening, answer: measureAnswers, scroll: measureScrolling,
}

const figures = args.url
  ? await measureAt(args.url)
  : await withOwnProduct({ argv: [] }, ({ baseUrl }) => measureAt(baseUrl))
console.log(textTable(figures))
if (args.json) writeFileSync(args.json, `${JSON.stringify(figures, null, 2)}\n`)

async function measureAt(url: string): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: browserFlags(args.maps) })
  try {
    const wanted = args.only?.split(',') ?? Object.keys(parts)
    const measured: Figure[] = []
    for (const name of wanted) measured.push(...await parts[name]!({ browser, url }))
    return measured
  } finally {
    await browser.close()
  }
}
