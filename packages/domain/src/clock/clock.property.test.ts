import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  compileCalendar, computeDue, dueAfterPause, dueOf, explainDue, isWorking, recompute, secondsLeft,
} from './index.ts'
import { makeOracle } from './testing/oracle.ts'
import { calendars, limits, pausesAfter, starts } from './testing/arbitraries.ts'

const runs = { numRuns: Number(process.env['CLOCK_RUNS'] ?? 150), seed: 20260930 }
const RANGE = { from: 2025, to: 2028 }
const story = fc.tuple(calendars, limits, starts.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start))))

describe('clock, against a walk minute by minute', () => {
  it('computes every deadline, yellow moment, total and provisional flag', () => {
    fc.assert(fc.property(calendars, limits, starts, (data, limit, start) => {
      expect(computeDue(compileCalendar(data, RANGE), start, limit)).toEqual(makeOracle(data).due(start, limit))
    }), runs)
  })

  it('computes what pauses leave of it', () => {
    fc.assert(fc.property(story, ([data, limit, [startedAt, pauses]]) => {
      const due = dueOf(compileCalendar(data, RANGE), { startedAt, limit, pauses })
      expect(due).toEqual(makeOracle(data).due(startedAt, limit, pauses))
    }), runs)
  })

  it('counts the seconds left, forward and back', () => {
    fc.assert(fc.property(calendars, limits, starts, starts, (data, limit, now, dueAt) => {
      expect(secondsLeft(compileCalendar(data, RANGE), now, dueAt, limit))
        .toBeCloseTo(makeOracle(data).secondsLeft(now, dueAt, limit), 6)
    }), { ...runs, numRuns: Math.ceil(runs.numRuns / 4) })
  })

  it('knows when people work', () => {
    fc.assert(fc.property(calendars, starts, (data, at) => {
      expect(isWorking(compileCalendar(data, RANGE), at)).toBe(makeOracle(data).isWorking(at))
    }), runs)
  })
})

describe('clock, its own laws', () => {
  it('explains a deadline so that it can be recomputed without the calendar', () => {
    const extensions = fc.array(limits, { maxLength: 2 })
    fc.assert(fc.property(story, extensions, ([data, limit, [startedAt, pauses]], extended) => {
      const cal = compileCalendar(data, RANGE)
      const explanation = explainDue(cal, startedAt, limit, pauses, extended)
      const { dueAt, yellowAt } = dueOf(cal, { startedAt, limit, pauses, extended })
      // A round trip through JSON: an explanation is sent to screens.
      expect(recompute(JSON.parse(JSON.stringify(explanation)))).toEqual({ dueAt, yellowAt })
    }), runs)
  })

  it('counts exactly the whole limit over the days of an explanation, unless paused when late', () => {
    fc.assert(fc.property(story, ([data, limit, [startedAt, pauses]]) => {
      const explanation = explainDue(compileCalendar(data, RANGE), startedAt, limit, pauses)
      fc.pre(explanation.pauses.every((pause) => pause.secondsLeft > 0))
      const counted = explanation.days.reduce((sum, day) => sum + Math.round(day.countedSeconds * 1000), 0)
      expect(counted).toBe(Math.round(explanation.seconds * 1000))
    }), runs)
  })

  it('keeps the seconds left through a pause', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.nat(20 * 86_400_000), fc.nat(20 * 86_400_000),
      (data, limit, start, wait, length) => {
        fc.pre(!limit.statutory)
        const cal = compileCalendar(data, RANGE)
        const { dueAt, seconds } = computeDue(cal, start, limit)
        const left = secondsLeft(cal, start + wait, dueAt, limit)
        const resumed = dueAfterPause(cal, start + wait + length, left, limit, seconds)
        expect(secondsLeft(cal, start + wait + length, resumed.dueAt, limit)).toBeCloseTo(left, 6)
        expect(secondsLeft(cal, resumed.yellowAt, resumed.dueAt, limit)).toBeCloseTo(seconds / 5, 2)
      }), runs)
  })

  it('never gives an earlier deadline to a later start or a longer limit', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.nat(86_400_000), fc.integer({ min: 1, max: 5 }),
      (data, limit, start, later, more) => {
        const cal = compileCalendar(data, RANGE)
        const due = computeDue(cal, start, limit)
        expect(computeDue(cal, start + later, limit).dueAt).toBeGreaterThanOrEqual(due.dueAt)
        expect(computeDue(cal, start, { ...limit, value: limit.value + more }).dueAt).toBeGreaterThanOrEqual(due.dueAt)
        expect(due.yellowAt).toBeGreaterThanOrEqual(start)
        expect(due.yellowAt).toBeLessThanOrEqual(due.dueAt)
      }), runs)
  })

  it('answers the same whether a date was compiled or the tables grew to it', () => {
    fc.assert(fc.property(story, ([data, limit, [startedAt, pauses]]) => {
      const grown = compileCalendar(data, { from: 2035, to: 2035 })
      const clock = { startedAt, limit, pauses }
      expect(dueOf(grown, clock)).toEqual(dueOf(compileCalendar(data, RANGE), clock))
    }), { ...runs, numRuns: Math.ceil(runs.numRuns / 4) })
  })
})
