import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueRows } from './catalogue-rows.ts'
import { matterCatalogue } from './catalogue.ts'
import { matterClasses } from './classes.ts'
import { defaultPolicyBody } from './default-policy.ts'
import { evidenceKinds, handleLimit, isLive, replyLimit } from './policy.ts'
import { unitFunctions } from './unit-functions.ts'
import { validatePolicy } from './validate.ts'

const original = join(import.meta.dirname, '../../../../../shared/domain/matters.csv')
const byCode = new Map(matterCatalogue().map((matter) => [matter.code, matter]))

describe('the catalogue', () => {
  it('holds 115 matters over all 42 subclasses of 10 classes', () => {
    const subclasses = matterClasses.flatMap((entry) => entry.subclasses.map(({ code }) => code))
    expect([byCode.size, matterClasses.length, subclasses.length]).toEqual([115, 10, 42])
    expect(new Set([...byCode.keys()].map((code) => code.slice(0, 4)))).toEqual(new Set(subclasses))
  })

  it('spells evidence and flags as it must', () => {
    for (const [code, , , , , , flags, evidence] of catalogueRows) {
      expect(flags, code).toMatch(/^v?c?s?$/)
      expect(evidence.split(' ').filter((kind) => !evidenceKinds.some((known) => known === kind)), code).toEqual([])
    }
  })

  it('names only known functions', () => {
    const known = new Set(unitFunctions.map(({ name }) => name))
    const named = [...byCode.values()].flatMap((matter) => [matter.leadFunction, ...matter.assistFunctions])
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  it('gives hazards a clock to restore beside the one to make safe', () => {
    expect(byCode.get('070101')).toMatchObject({
      limit: { value: 2, unit: 'urgent_hour' }, restoreLimit: { value: 24, unit: 'urgent_hour' },
    })
    for (const matter of byCode.values()) {
      expect(matter.restoreLimit !== undefined, matter.code).toBe(matter.evidence.includes('guard'))
    }
  })

  it('is the list that was agreed, row by row', ({ skip }) => {
    if (!existsSync(original)) skip(`the agreed list is not at ${original}`)
    const [, ...lines] = readFileSync(original, 'utf8').trim().split('\n').map(cells)
    expect(lines).toHaveLength(115)
    for (const [code = '', zh, en, lead, level, value, unit, verify, check, onsite, evidence = ''] of lines) {
      const matter = byCode.get(code)
      expect(matter, code).toMatchObject({
        name: { zh, en }, leadFunction: lead, level: Number(level), limit: { value: Number(value), unit },
        needsVerify: verify === 'yes', needsCheck: check === 'yes', onsiteSolvable: onsite === 'yes',
        evidence: evidence.split(';'),
      })
    }
  })
})

describe('the default policy', () => {
  const policy = defaultPolicyBody()

  it('may be published as it is', () => {
    expect(validatePolicy(policy)).toEqual([])
  })

  it('answers an order in hours where the case is one of hours', () => {
    expect(replyLimit(policy, byCode.get('050201')!.limit)).toEqual({ value: 2, unit: 'work_hour' })
    expect(replyLimit(policy, byCode.get('060201')!.limit)).toEqual({ value: 1, unit: 'work_day' })
  })

  it('takes the limit of the matter before that of the level', () => {
    expect(handleLimit(policy, '050101', 1)).toEqual({ value: 2, unit: 'work_hour' })
    expect(handleLimit(policy, undefined, 1)).toEqual({ value: 24, unit: 'urgent_hour' })
  })

  it('is a fresh copy each time', () => {
    policy.matters[0]!.level = 1
    policy.limits.accept[1].value = 99
    expect(defaultPolicyBody().matters[0]!.level).toBe(4)
    expect(defaultPolicyBody().limits.dispatch[1].value).toBe(0.25)
  })
})

describe('a live matter', () => {
  const matter = byCode.get('100201')!
  it.each([
    ['as it stands', {}, true],
    ['switched off', { active: false }, false],
    ['before its first day', { from: '2026-10-01' }, false],
    ['on its last day', { to: '2026-09-30' }, true],
    ['after its last day', { to: '2026-09-29' }, false],
    ['signed but not trained', { entry: { department: '执法局', signedOn: '2026-09-01' } }, false],
    ['trained tomorrow', { entry: { department: '执法局', signedOn: '2026-09-01', trainedOn: '2026-10-01' } }, false],
    ['trained today', { entry: { department: '执法局', signedOn: '2026-09-01', trainedOn: '2026-09-30' } }, true],
  ])('%s', (_, change, live) => {
    expect(isLive({ ...matter, ...change }, '2026-09-30')).toBe(live)
  })
})

/** Cells of a CSV line with quotes around those that hold a comma. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? '')
}
