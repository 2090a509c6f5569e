/**
 * Due dates per second, in mixed units over the years 2018–2026, and whether they are those of the slow oracle.
 * Prints one line; exits 1 when a single answer differs. Run: node bench/clock.ts
 *
 * The best batch stands beside the mean: on a shared machine the mean measures the neighbours too.
 */
import { isDeepStrictEqual } from 'node:util'
import { compileCalendar, computeDue, defaultCalendarData, fromChina } from '../packages/domain/src/clock/index.ts'
import type { Limit } from '../packages/domain/src/clock/index.ts'
import { makeOracle } from '../packages/domain/src/clock/testing/oracle.ts'

/** The limits of the catalogue of matters and of the phases, in about their proportions. */
const LIMITS: readonly Limit[] = [
  { value: 0.25, unit: 'urgent_hour' }, { value: 2, unit: 'urgent_hour' }, { value: 24, unit: 'urgent_hour' },
  { value: 2, unit: 'work_hour' }, { value: 4, unit: 'work_hour' }, { value: 4, unit: 'work_hour' },
  { value: 1, unit: 'work_day' }, { value: 3, unit: 'work_day' }, { value: 7, unit: 'work_day' },
  { value: 45, unit: 'work_day' }, { value: 3, unit: 'natural_day' },
  { value: 30, unit: 'natural_day', statutory: true },
]
const STARTS = 1 << 16
const SECONDS = 3
const COMPARED = 4000

const data = defaultCalendarData()
const cal = compileCalendar(data)
const first = fromChina('2018-01-01')
const span = fromChina('2026-12-31') - first
const random = mulberry32(20260930)
const starts = Float64Array.from({ length: STARTS }, () => first + Math.floor(random() * span))
const limits = Array.from({ length: STARTS }, () => LIMITS[Math.floor(random() * LIMITS.length)]!)

run(1)
const { mean, best } = run(SECONDS)
const oracle = makeOracle(data)
let equal = 0
for (let i = 0; i < COMPARED; i++) {
  const [start, limit] = [starts[i]!, limits[i]!]
  if (isDeepStrictEqual(computeDue(cal, start, limit), oracle.due(start, limit))) equal++
}
const millions = (rate: number): string => (rate / 1e6).toFixed(1)
console.log(
  `clock: ${millions(best)} M due dates/s in mixed units (best batch of ${STARTS}, mean ${millions(mean)}); `
  + `${equal}/${COMPARED} equal to the oracle`,
)
if (equal !== COMPARED) process.exitCode = 1

function run(seconds: number): { mean: number; best: number } {
  const begun = performance.now()
  let now = begun
  let batches = 0
  let fastest = Infinity
  // Used, so that nothing is optimised away.
  let sum = 0
  while (now - begun < seconds * 1000) {
    for (let i = 0; i < STARTS; i++) sum += computeDue(cal, starts[i]!, limits[i]!).yellowAt
    const after = performance.now()
    fastest = Math.min(fastest, after - now)
    now = after
    batches++
  }
  if (!Number.isFinite(sum)) throw new Error('a due date is not finite')
  return { mean: (batches * STARTS * 1000) / (now - begun), best: (STARTS * 1000) / fastest }
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
