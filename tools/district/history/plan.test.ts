import { formSchema, reportEvent } from '@onegrid/contract'
import type { Instant } from '@onegrid/domain'
import {
  chinaDate,
  compileCalendar,
  defaultCalendarData,
  defaultPolicy,
  eventForms,
  isWorking,
  lightOf,
  computeDue,
  orderForms,
} from '@onegrid/domain'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { beforeAll, describe, expect, it } from 'vitest'
import { districtFacts } from '../facts.ts'
import { generateDistrict } from '../generate.ts'
import type { GeneratedDistrict } from '../generate.ts'
import { castCodes } from '../people.ts'
import { Moments } from './moments.ts'
import { DAYS, planHistory } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Step } from './story.ts'

const calendar = compileCalendar(defaultCalendarData())
const policy = defaultPolicy()
let made: GeneratedDistrict

beforeAll(async () => {
  made = generateDistrict(await districtFacts('330603', { cacheDir: '/nowhere', onProgress: () => {} }), 'small')
})

/**
 * Newcomers come at any time: on working days, at night, at weekends, amid holidays, in a year without announced ones.
 */
const moments = [
  '2026-11-20 10:20',
  '2026-11-20 19:40',
  '2026-11-20 03:10',
  '2026-11-22 10:00',
  '2026-11-23 08:35',
  '2026-10-04 15:00',
  '2026-10-08 09:00',
  '2026-02-23 11:00',
  '2026-05-06 13:00',
  '2027-01-03 20:00',
  '2028-08-01 08:00',
].map((text): [string, Instant] => [text, Date.parse(`${text.replace(' ', 'T')}:00+08:00`)])

function plan(now: Instant): Plan {
  return planHistory({ made, homeGridCode: castCodes(made).grid, policy, calendar, now })
}

const reportsOf = ({ steps }: Plan) => steps.flatMap(({ deed }) => (deed.does === 'report' ? [deed.body] : []))

describe.each(moments)('the ten days before %s', (_text, now) => {
  let told: Plan
  beforeAll(() => {
    told = plan(now)
  })

  it('are the same whenever they are told', () => {
    expect(plan(now).steps).toEqual(told.steps)
  })

  it('lie between their first day and now, in order', () => {
    const times = told.steps.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.min(...times)).toBeGreaterThanOrEqual(told.moments.earliest)
    expect(Math.max(...times)).toBeLessThan(now)
    expect(chinaDate(told.moments.begins)).toBe(told.moments.dates[0])
    expect(told.moments.dates).toHaveLength(DAYS)
  })

  it('hold some 180 events of every class, three of five settled on the spot', () => {
    const reports = reportsOf(told)
    expect(reports.length).toBeGreaterThan(160)
    expect(reports.length).toBeLessThan(200)
    expect(new Set(reports.map(({ matter }) => matter?.slice(0, 2) ?? '05')).size).toBe(10)
    const solved = reports.filter((body) => body.as === 'selfHandle')
    expect(solved.length / reports.length).toBeGreaterThan(0.55)
    expect(solved.length / reports.length).toBeLessThan(0.7)
  })

  it('repeat no title and no description', () => {
    const reports = reportsOf(told)
    expect(repeated(reports.map(({ title }) => title))).toEqual([])
    expect(repeated(reports.map(({ title, text }) => `${title} ${text}`))).toEqual([])
    for (const { title, text = '' } of reports) expect(`${title}${text}`).not.toMatch(/[{}|]|undefined|，，|。。|，。/)
  })

  it('begin every story with its report', () => {
    for (const steps of Map.groupBy(told.steps, ({ story }) => story).values()) {
      const [first] = steps
      if (first && !first.story.endsWith(' child'))
        expect([first.story, first.deed.does]).toEqual([first.story, 'report'])
    }
  })

  it('ask of the product what its API takes', () => {
    for (const step of told.steps) expect(faultsOf(step), `${step.story} ${JSON.stringify(step.deed)}`).toEqual([])
  })
})

it('differ from one district to another', () => {
  const now = moments[0]?.[1] ?? 0
  const elsewhere = { ...made, district: { ...made.district, code: '990101' } }
  const there = planHistory({ made: elsewhere, homeGridCode: castCodes(made).grid, policy, calendar, now })
  expect(reportsOf(there)).not.toEqual(reportsOf(plan(now)))
})

describe('a clock that is to show a light now', () => {
  const now = Date.parse('2026-11-20T14:40:00+08:00')
  const of = new Moments(now, calendar, DAYS)
  const random = { next: () => 0.5, int: () => 0, pick: <T>(list: readonly T[]) => list[0] as T, chance: () => false }
  const limits = [
    { value: 4, unit: 'work_hour' }, { value: 2, unit: 'work_day' }, { value: 24, unit: 'urgent_hour' },
  ] as const
  it.each(limits.flatMap((limit) => (['green', 'yellow', 'red'] as const).map((light) => ({ limit, light }))))(
    'begins so that $limit.value $limit.unit are $light', ({ limit, light }) => {
      const begun = of.beginning(light, limit, random, (at) => isWorking(calendar, at))
      expect(begun).toBeDefined()
      expect(lightOf(now, computeDue(calendar, begun ?? 0, limit))).toBe(light)
    })

  it('does not begin where no moment fits', () => {
    expect(of.beginning('yellow', { value: 20, unit: 'work_day' }, random, () => true)).toBeUndefined()
  })
})

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i)
}

/** With an id for every name that is looked up while it is played. */
function faultsOf({ deed }: Step): string[] {
  const id = '01a20150-0000-7000-8000-000000000000'
  const looked = (value: unknown): unknown => (typeof value === 'string' && value.startsWith('@') ? id : value)
  const resolved = (input: object) => Object.fromEntries(Object.entries(input).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? [...new Set(value.map(looked))] : looked(value)]]))
  if (deed.does === 'report') return errors(reportEvent.body, { id, ...resolved(deed.body) })
  if (deed.does === 'issue') return errors(formSchema(orderForms.issue), { event: id, ...resolved(deed.input) })
  const form = deed.does === 'act' ? eventForms[deed.action as 'accept'] : orderForms[deed.action as 'reply']
  return form ? errors(formSchema(form), resolved(deed.input)) : [`no action ${deed.action}`]
}

function errors(schema: TSchema, value: unknown): string[] {
  return [...Value.Errors(schema, value)].map((error) => JSON.stringify(error))
}
