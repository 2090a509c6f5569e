import { canonicalJson } from '@onegrid/domain'
import type { CaseState, Clock, Task } from '@onegrid/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseRow, caseState, taskRow } from './mappers.ts'
import { toyKind } from './toy.ts'

const moment = fc.integer({ min: 0, max: 4_102_444_800_000 })
const id = fc.uuid()
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const clock: fc.Arbitrary<Clock> = fc
  .record({
    phase: fc.constantFrom('accept', 'handle', 'total'),
    limit: fc.constant({ value: 1, unit: 'work_day' as const }),
    startedAt: moment, dueAt: moment, yellowAt: moment, version: fc.nat(),
    pausedAt: maybe(moment), secondsLeft: maybe(fc.nat()), stoppedAt: maybe(moment),
    fired: maybe(fc.array(fc.string())),
  })
  .map(withoutUndefined)

const task: fc.Arbitrary<Task> = fc
  .record({
    id, kind: fc.constantFrom('lead', 'accept'), state: fc.constantFrom('waiting', 'working', 'done', 'cancelled'),
    version: fc.nat(), round: fc.nat({ max: 99 }), deskId: maybe(id), unitId: maybe(id), personId: maybe(id),
    openedAt: moment, closedAt: maybe(moment), clocks: fc.array(clock, { maxLength: 3 }), reworks: maybe(fc.nat()),
    result: maybe(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 1 }))),
  })
  .map(withoutUndefined)

const areas = fc.record({ gridId: maybe(id), villageId: maybe(id), townId: maybe(id) }).map(withoutUndefined)

const state: fc.Arbitrary<CaseState> = fc
  .record({
    id, kind: fc.constant('toy'), number: fc.string(), state: fc.constantFrom('waiting', 'doing', 'done'),
    version: fc.nat(), round: fc.nat(), policyNo: fc.nat(), matter: maybe(fc.string()),
    level: maybe(fc.nat({ max: 4 })),
    source: fc.string(), place: maybe(fc.record({ lon: degrees(180), lat: degrees(85) })), areas, dayAreas: areas,
    deskId: maybe(id), leadUnitId: maybe(id), reporterId: maybe(id), openedAt: moment, closedAt: maybe(moment),
    tasks: fc.array(task, { maxLength: 4 }), clocks: fc.array(clock, { maxLength: 2 }),
    counts: fc.record({
      returns: fc.nat(), reworks: fc.nat(), urges: fc.nat(), extensions: fc.nat(), reopenings: fc.nat(),
    }),
    survivorId: maybe(id), parentId: maybe(id),
    extra: fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 })),
  })
  .map(withoutUndefined)

test('a state comes back from its rows as it was', () => {
  fc.assert(
    fc.property(state, before => {
      const row = { ...caseRow(toyKind, before), id: before.id, version: before.version }
      const rows = before.tasks.map(taskRow).reverse()
      const back = caseState(throughJson(row), throughJson(rows))
      // As text: keys like `constructor` make equality of objects look at more than their content.
      expect(canonicalJson(back)).toBe(canonicalJson(throughJson(before)))
    }),
  )
})

test('columns say what lists ask for: openness, the chip’s clock, pause', () => {
  const clocks: Clock[] = [
    { phase: 'handle', limit: { value: 1, unit: 'urgent_hour' }, startedAt: 0, dueAt: 200, yellowAt: 150, version: 1 },
    { phase: 'sign', limit: { value: 1, unit: 'urgent_hour' }, startedAt: 0, dueAt: 100, yellowAt: 50, version: 1 },
  ]
  const desk = '00000000-0000-7000-8000-000000000001'
  const open: Task = {
    id: desk, kind: 'lead', state: 'working', version: 1, round: 1, deskId: desk, openedAt: 0, clocks,
  }
  const [sample] = fc.sample(state, { numRuns: 1, seed: 1 })
  if (!sample) throw new Error('no sample')
  const row = caseRow(toyKind, { ...sample, state: 'doing', tasks: [open] })
  expect(row).toMatchObject({ is_open: true, owner_kind: 'desk', owner_id: desk, phase: 'sign', is_paused: false })
  expect(row.due_at).toBe(new Date(100).toISOString())
  expect(caseRow(toyKind, { ...sample, state: 'done', tasks: [open] })).toMatchObject({ is_open: false, due_at: null })
  expect(taskRow({ ...open, state: 'done' }, 0)).toMatchObject({ is_open: false, phase: null, due_at: null })
})

function degrees(most: number) {
  return fc.double({ min: -most, max: most, noNaN: true }).map(value => (Object.is(value, -0) ? 0 : value))
}

/** As the database hands it back: no key without a value. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T
}
