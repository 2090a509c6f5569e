/** `bench/results.md`: the last figures of each part, with the machine and the commit that they were measured at. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import type { Machine } from './machine.ts'
import { ROOT } from './machine.ts'
import { machineLine, markdownTable } from './table.ts'

const FILE = join(ROOT, 'bench/results.md')

const HEAD = `# Results

Kept by \`npm run bench\`; what each figure means and what a miss means stands in [README.md](README.md). Every number
stands beside its floor or peer of the same run: compare ratios between machines, not values.
`

/** Replaces the sections of the parts that were measured, and leaves the others. */
export function keepResults(parts: readonly { id: string; title: string; figures: readonly Figure[] }[],
  machine: Machine, at = new Date()): void {
  const kept = sectionsOf(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '')
  for (const { id, title, figures } of parts) {
    kept.set(id, `## ${id}: ${title}\n\n${at.toISOString().slice(0, 10)}, ${machineLine(machine)}\n\n` +
      `${markdownTable(figures)}\n`)
  }
  const sections = [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
  writeFileSync(FILE, [HEAD, ...sections].join('\n'))
}

function sectionsOf(text: string): Map<string, string> {
  const sections = text.split(/^(?=## )/m).slice(1)
  return new Map(sections.flatMap((section) => {
    const id = /^## (\w+)/.exec(section)?.[1]
    return id === undefined ? [] : [[id, `${section.trimEnd()}\n`]]
  }))
}
