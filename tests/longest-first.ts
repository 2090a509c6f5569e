/**
 * In which order test files begin: the longest first, or the run would end with one of them alone beside an idle core.
 * A checkout that has been tested knows how long each took; a new one would go by the size of the files.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/**
 * Those that take half a minute and more. Browsers and processes of the product stand in turn, and what makes the lived
 * district stands well before what begins from it: two that wait for each other keep a core idle.
 */
export const longest: readonly string[] = [
  'tests/e2e/screens.test.ts',
  'tests/kills/kills.test.ts',
  'tests/e2e/day.test.ts',
  'tests/day.test.ts',
  'tests/backup/backup.test.ts',
  'tests/e2e/loop.test.ts',
  'tests/lifecycle/lifecycle.test.ts',
  'tests/e2e/together.test.ts',
  'tests/bad-days/two-sequencers.test.ts',
  'tests/lifecycle/rolling.test.ts',
  'tests/bad-days/slow-database.test.ts',
  'tests/history.test.ts',
  'tests/invariants/dependencies.test.ts',
  'tests/replay.test.ts',
  'tests/bad-days/disk-full.test.ts',
  'tests/upgrade/upgrade.test.ts',
  'tests/bad-days/unreadable-line.test.ts',
  'tests/e2e/frame.test.ts',
  'tests/load.test.ts',
  'tests/attack/fuzz.test.ts',
  'tests/attack/slow-clients.test.ts',
  'tests/e2e/rules.test.ts',
  'tests/bench.test.ts',
  'tests/access/doors.test.ts',
  'tests/access/districts.test.ts',
  'tests/bad-input/extremes.test.ts',
  'tests/access/cases.test.ts',
  'tests/access/sight.test.ts',
  'tests/lifecycle/external.test.ts',
]

const root = join(import.meta.dirname, '..')

for (const file of longest) {
  if (!existsSync(join(root, file))) throw new Error(`tests/longest-first.ts names ${file}, which is not there`)
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}

function place({ moduleId }: TestSpecification): number {
  const at = longest.indexOf(relative(root, moduleId).replaceAll('\\', '/'))
  return at < 0 ? longest.length : at
}
