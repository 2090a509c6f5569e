/**
 * Due dates a second, in mixed units over the years 2018–2026, all compared with the oracle of the tests, which walks
 * the calendar minute by minute and shares no code with the clocks. Its own speed is the peer.
 */
import { isDeepStrictEqual } from 'node:util'
import { compileCalendar, computeDue, defaultCalendarData, fromChina } from '@onegrid/domain'
import type { Limit } from '@onegrid/domain'
import { makeOracle } from '../../packages/domain/src/clock/testing/oracle.ts'
import { atLeast, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { inPairs, median, seeded, spreadOf } from '../kit/statistics.ts'

/** The limits of the catalogue of matters and of the phases, in about their proportions. */
const LIMITS: readonly Limit[] = [
  { value: 0.25, unit: 'urgent_hour' }, { value: 2, unit: 'urgent_hour' }, { value: 24, unit: 'urgent_hour' },
  { value: 2, unit: 'work_hour' }, { value: 4, unit: 'work_hour' }, { value: 4, unit: 'work_hour' },
  { value: 1, unit: 'work_day' }, { value: 3, unit: 'work_day' }, { value: 7, unit: 'work_day' },
  { value: 45, unit: 'work_day' }, { value: 3, unit: 'natural_day' },
  { value: 30, unit: 'natural_day', statutory: true },
]
const AIM = 5_000_000

export async function measureDueDates({ quick }: Kit): Promise<Figure[]> {
  const [pairs, questions, repeats] = quick ? [6, 1 << 9, 200] : [8, 1 << 16, 20]
  const data = defaultCalendarData()
  const calendar = compileCalendar(data)
  const oracle = makeOracle(data)
  const { starts, limits } = drawn(questions)
  const ours = () => rate(questions * repeats, () => {
    let sum = 0
    for (let n = 0; n < repeats; n++) {
      for (let i = 0; i < questions; i++) sum += computeDue(calendar, starts[i]!, limits[i]!).yellowAt
    }
    return sum
  })
  // A sample of the oracle's time suffices: each of its answers takes thousands of ours.
  const sample = Math.min(questions, quick ? 50 : 2000)
  const theirs = () => rate(sample, () => {
    let sum = 0
    for (let i = 0; i < sample; i++) sum += oracle.due(starts[i]!, limits[i]!).yellowAt
    return sum
  })
  ours()
  const measured = await inPairs(pairs, ours, theirs)
  let equal = 0
  for (let i = 0; i < questions; i++) {
    const [start, limit] = [starts[i]!, limits[i]!]
    if (isDeepStrictEqual(computeDue(calendar, start, limit), oracle.due(start, limit))) equal++
  }
  const share = (100 * equal) / questions
  return [
    figure({
      id: 'B2', name: 'due dates in mixed units', value: median(measured.ours), unit: '/s',
      against: median(measured.theirs), ratio: median(measured.ratios), spread: spreadOf(measured.ours),
      aim: atLeast(AIM, '/s'), note: 'against the oracle of the tests, minute by minute',
    }),
    figure({
      id: 'B2.equal', name: `of ${questions.toLocaleString('en')}, equal to the oracle`, value: share, unit: '%',
      against: 100, aim: atLeast(100, '%'),
      note: `${equal} of ${questions} answers, whole: due, yellow, seconds, provisional`,
    }),
  ]
}

function drawn(count: number): { starts: Float64Array; limits: Limit[] } {
  const random = seeded(20260930)
  const first = fromChina('2018-01-01')
  const span = fromChina('2026-12-31') - first
  const starts = Float64Array.from({ length: count }, () => first + Math.floor(random() * span))
  return { starts, limits: Array.from(starts, () => LIMITS[Math.floor(random() * LIMITS.length)]!) }
}

/** @param work answers a number that depends on all that it did, so that nothing is optimised away */
function rate(answers: number, work: () => number): number {
  const began = performance.now()
  if (!Number.isFinite(work())) throw new Error('a due date is not finite')
  return (answers * 1000) / (performance.now() - began)
}
