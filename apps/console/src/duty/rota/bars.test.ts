import { expect, test } from 'vitest'
import { barsOf, labelsOf } from './bars.ts'
import { datesFrom, spanOf } from './days.ts'
import { at, shift } from './testing.ts'

const day = spanOf(['2026-09-30'])
const week = spanOf(datesFrom('2026-09-28', 7))

test('bars are drawn to time, and cut where the span ends', () => {
  const night = shift(at('18:00', '2026-09-29'), at('06:00'), { kind: 'night' })
  const { bars, lanes } = barsOf(
    [shift(at('12:00'), at('18:00')), night, shift(at('18:00'), at('06:00', '2026-10-01'))], day,
  )
  expect(bars.map(({ left, width, cutBefore, cutAfter }) => [left, width, cutBefore, cutAfter]))
    .toEqual([[0, 0.25, true, false], [0.5, 0.25, false, false], [0.75, 0.25, false, true]])
  expect(lanes).toBe(1)
})

test('what only touches the span is not in it', () => {
  expect(barsOf(
    [shift(at('18:00', '2026-09-29'), at('00:00')), shift(at('00:00', '2026-10-01'), at('08:00', '2026-10-01'))], day,
  ).bars).toEqual([])
})

test('two at once lie in two lanes, and the first free lane is taken again', () => {
  const leave = shift(at('10:00'), at('14:00'), { kind: 'leave' })
  const { bars, lanes } = barsOf([shift(at('08:00'), at('12:00')), leave, shift(at('12:00'), at('16:00'))], day)
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0])
  expect(lanes).toBe(2)
})

test('who came earlier and left earlier is drawn so', () => {
  const [bar] = barsOf([shift(at('12:00'), at('18:00'), { begunAt: at('06:00'), endedEarlyAt: at('15:00') })], day).bars
  expect([bar?.left, bar?.width]).toEqual([0.25, 0.375])
})

test('words stand in the bar, after it or before it, or only its sign', () => {
  const desk = (date: string) => shift(at('08:30', date), at('17:30', date))
  const night = shift(at('17:30', '2026-09-29'), at('08:30'), { kind: 'night' })
  const row = barsOf([desk('2026-09-28'), night, desk('2026-10-04')], week)
  expect(labelsOf(row, 1070)).toEqual(['after', 'inside', 'before'])
  expect(labelsOf(row, 4000)).toEqual(['whole', 'whole', 'whole'])
  const officer = barsOf([shift(at('08:30'), at('14:00')), shift(at('14:00'), at('17:30'))], week)
  expect(labelsOf(officer, 1070)).toEqual(['before', 'after'])
  expect(labelsOf(officer, 100)).toEqual(['sign', 'sign'])
  // At one third and two thirds of a day, where binary shares do not quite meet.
  const meeting = barsOf([
    shift(at('08:00', '2026-09-28'), at('16:00', '2026-09-28')),
    shift(at('16:00', '2026-09-28'), at('00:00', '2026-09-29')),
  ], week)
  expect(labelsOf(meeting, 1070)).toEqual(['sign', 'after'])
})
