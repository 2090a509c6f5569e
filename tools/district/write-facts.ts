/**
 * Writes the facts that the project ships, from unpacked packages.
 * Run: node tools/district/write-facts.ts 330603 path/to/node_modules
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsFromPackages } from './facts-from-packages.ts'
import type { DistrictFacts } from './facts-types.ts'

const [code, modules] = process.argv.slice(2)
if (code === undefined || modules === undefined) {
  console.error('usage: node tools/district/write-facts.ts CODE NODE_MODULES')
  process.exit(1)
}
const file = join(import.meta.dirname, 'facts', `${code}.json`)
writeFileSync(file, readable(factsFromPackages(code, modules)))
console.log(file)

/** One line a town: small, and a change of names is seen in a diff. */
function readable({ towns, ...facts }: DistrictFacts): string {
  const head = JSON.stringify(facts, null, 1)
    .replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1,$2]')
    .replace(/\],\n\s+\[/g, '],[')
  return `${head.slice(0, -2)},\n "towns": [\n${towns.map(town => `  ${JSON.stringify(town)}`).join(',\n')}\n ]\n}\n`
}
