/**
 * Arrows between the rooms, and a guard for the guard: with TypeScript 7 alone the cruiser sees no .ts file and reports
 * success, so every rule must find a violation that is planted for it in a copy. Rule: ARCHITECTURE.md.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyProject, cruise, plant, projectRoot } from './cruise.ts'
import type { Cruise } from './cruise.ts'

const platform = 'apps/server/src/platform'
const modules = 'apps/server/src/modules'

/** What must be found: the rule, and the files that break it. */
const planted: readonly [rule: string, files: Readonly<Record<string, string>>][] = [
  ['domain-knows-only-itself', { 'packages/domain/src/geo/planted-node.ts': `export { readFileSync } from 'node:fs'` }],
  ['domain-knows-only-itself', { 'packages/domain/src/geo/planted-npm.ts': `export { sql } from 'kysely'` }],
  ['domain-knows-only-itself', {
    'packages/domain/src/geo/planted-type.ts': typeOnly('RouteSpec', '@onegrid/contract'),
  }],
  ['domain-knows-only-itself', {
    'packages/domain/src/geo/planted-later.ts': `export const later = () => import('node:crypto')`,
  }],
  ['contract-knows-domain', { 'packages/contract/src/planted-npm.ts': `export { Kysely } from 'kysely'` }],
  ['packages-know-no-app', { 'packages/contract/src/planted-app.ts': typeOnly('BuiltApp', '@onegrid/server') }],
  ['web-knows-no-contract', { 'packages/web/src/planted.ts': `export { errors } from '@onegrid/contract'` }],
  ['apps-know-no-app', { 'apps/planted/src/main.ts': typeOnly('BuiltApp', '@onegrid/server') }],
  ['apps-know-no-app', { 'apps/planted/src/path.ts': `export { buildApp } from '../../server/src/app.ts'` }],
  ['platform-knows-no-module', {
    [`${platform}/http/planted.ts`]: typeOnly('AreasApi', '../../modules/areas/index.ts'),
  }],
  ['platform-knows-no-module', { [`${platform}/planted.ts`]: `export { installModules } from '../modules.ts'` }],
  ['module-front-door', { [`${modules}/events/planted-inside.ts`]: `export { AreaTree } from '../areas/tree.ts'` }],
  ['module-front-door', { [`${modules}/messaging/planted-inside.ts`]: typeOnly('Plan', '../cases/perform.ts') }],
  ['arrows-areas', { [`${modules}/areas/planted-arrow.ts`]: typeOnly('StaffApi', '../staff/index.ts') }],
  ['arrows-staff', { [`${modules}/staff/planted-arrow.ts`]: typeOnly('MattersApi', '../matters/index.ts') }],
  ['arrows-matters', { [`${modules}/matters/planted-arrow.ts`]: typeOnly('Cases', '../cases/index.ts') }],
  ['arrows-cases', { [`${modules}/cases/planted-arrow.ts`]: typeOnly('EventsApi', '../events/index.ts') }],
  ['arrows-events', {
    [`${modules}/events/planted-arrow.ts`]: `export { installSupervision } from '../supervision/index.ts'`,
  }],
  ['no-circles', {
    [`${modules}/areas/planted-one.ts`]: `export { two } from './planted-two.ts'\nexport const one = 1`,
    [`${modules}/areas/planted-two.ts`]: `export { one } from './planted-one.ts'\nexport const two = 2`,
  }],
  ['no-circles', {
    'packages/domain/src/codes/planted-egg.ts': typeOnly('Hen', './planted-hen.ts'),
    'packages/domain/src/codes/planted-hen.ts': typeOnly('Egg', './planted-egg.ts'),
  }],
  ['no-tests-in-the-product', { 'packages/domain/src/clock/planted.ts': `export * from './testing/oracle.ts'` }],
  ['no-unknown-imports', { 'packages/domain/src/codes/planted-lost.ts': `export * from './not-there.ts'` }],
]

describe('this project', () => {
  let found: Cruise
  beforeAll(async () => {
    found = await cruise(projectRoot)
  }, 120_000)

  test('was read', () => {
    expect(found.totalCruised).toBeGreaterThan(500)
    expect(found.totalDependenciesCruised).toBeGreaterThan(found.totalCruised)
  })

  test('keeps to the arrows', () => {
    expect(found.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})

describe('a copy with a violation of each rule', () => {
  // The cruiser compares real paths, and the temporary folder may be a link.
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'onegrid-planted-')))
  let found: Cruise
  beforeAll(async () => {
    plant(copy, { 'packages/web/package.json': '{ "name": "@onegrid/web" }', 'apps/planted/package.json': '{}' })
    copyProject(copy)
    for (const [, files] of planted) plant(copy, files)
    found = await cruise(copy)
  }, 120_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  const named = planted.map(([rule, files]) => [rule, Object.keys(files)] as const)
  test.each(named)('%s finds %s', (rule, files) => {
    const rules = found.violations.filter(({ from }) => files.includes(from)).map(violation => violation.rule.name)
    expect(rules).toContain(rule)
  })

  test('has nothing else that is found', () => {
    const files = new Set(planted.flatMap(([, planting]) => Object.keys(planting)))
    const others = found.violations.filter(({ from }) => !files.has(from))
    expect(others.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })

  test('leaves no rule unproved', async () => {
    const address = pathToFileURL(join(projectRoot, '.dependency-cruiser.mjs')).href
    const { default: config } = (await import(address)) as { default: { forbidden: { name: string }[] } }
    const proved = new Set(planted.map(([rule]) => rule))
    expect(config.forbidden.map(({ name }) => name).filter(name => !proved.has(name))).toEqual([])
  })
})

/** An import that leaves nothing behind at run time is an arrow all the same. */
function typeOnly(name: string, from: string): string {
  return `import type { ${name} } from '${from}'\nexport type Planted = ${name}\n`
}
