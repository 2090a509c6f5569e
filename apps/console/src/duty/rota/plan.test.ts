import { expect, test } from 'vitest'
import { chinaTime, DAY, datesFrom, fromChina } from './days.ts'
import { brushesOf, cellsBetween, drawnSpan, LONGEST, obstacleTo, painted, resized } from './plan.ts'
import { at, shift } from './testing.ts'

const dates = datesFrom('2026-09-28', 7)
const quarter = 15 * 60_000
const now = at('09:00')

test('dragging over cells takes the rectangle between two corners, whichever way', () => {
  const all = [{ row: 1, day: 2 }, { row: 1, day: 3 }, { row: 2, day: 2 }, { row: 2, day: 3 }]
  expect(cellsBetween({ row: 2, day: 3 }, { row: 1, day: 2 })).toEqual(all)
  expect(cellsBetween({ row: 0, day: 0 }, { row: 0, day: 0 })).toEqual([{ row: 0, day: 0 }])
})

test('a brush puts one shift into each cell; a night ends on the next day', () => {
  const night = { kind: 'night', from: '17:30', to: '08:30' } as const
  expect(
    painted(cellsBetween({ row: 0, day: 2 }, { row: 1, day: 2 }), night, ['chun-desk', 'qiu-desk'], dates)
  ).toEqual([
    { postId: 'chun-desk', kind: 'night', startsAt: at('17:30'), endsAt: at('08:30', '2026-10-01') },
    { postId: 'qiu-desk', kind: 'night', startsAt: at('17:30'), endsAt: at('08:30', '2026-10-01') },
  ])
  expect(painted([{ row: 5, day: 0 }], night, ['chun-desk'], dates)).toEqual([])
})

test('what is taken, away or past cannot be planned; today can, also after it has begun', () => {
  const wanted = {
    postId: 'chun-desk', accountId: 'chun', kind: 'desk', startsAt: at('08:30'), endsAt: at('17:30'),
  } as const
  expect(obstacleTo(wanted, [], now)).toBeUndefined()
  expect(
    obstacleTo({ ...wanted, startsAt: at('08:30', '2026-09-29'), endsAt: at('17:30', '2026-09-29') }, [], now),
  ).toBe('past')
  expect(obstacleTo(wanted, [shift(at('17:00'), at('20:00'))], now)).toBe('taken')
  expect(obstacleTo(wanted, [shift(at('17:30'), at('20:00'))], now)).toBeUndefined()
  expect(obstacleTo(wanted, [shift(at('17:00'), at('20:00'), { postId: 'qiu-desk' })], now)).toBeUndefined()
  expect(obstacleTo(wanted, [shift(at('16:00'), at('18:00'), { kind: 'leave', postId: 'other' })], now)).toBe('leave')
  expect(obstacleTo({ ...wanted, id: 'same' }, [shift(at('08:30'), at('17:30'), { id: 'same' })], now)).toBeUndefined()
  expect(obstacleTo(wanted, [shift(at('00:00'), at('12:00'), { endedEarlyAt: at('08:00') })], now)).toBeUndefined()
})

test('a hand draws to the quarter, in either direction, at least one step', () => {
  const drawn = { from: at('08:30'), to: at('12:15') }
  expect(drawnSpan(at('08:33'), at('12:10'), quarter)).toEqual(drawn)
  expect(drawnSpan(at('12:10'), at('08:33'), quarter)).toEqual(drawn)
  expect(drawnSpan(at('08:31'), at('08:32'), quarter)).toEqual({ from: at('08:30'), to: at('08:45') })
})

test('an edge keeps a step between it and the other, and no shift passes 36 hours', () => {
  const span = { from: at('08:30'), to: at('17:30') }
  expect(resized(span, 'start', at('07:07'), quarter)).toEqual({ from: at('07:00'), to: at('17:30') })
  expect(resized(span, 'start', at('19:00'), quarter).from).toBe(at('17:15'))
  expect(resized(span, 'end', at('08:00'), quarter).to).toBe(at('08:45'))
  expect(resized(span, 'end', at('08:30') + 3 * DAY, quarter).to - span.from).toBe(LONGEST)
})

test('brushes are what the rota has most, then what the sessions suggest, each once', () => {
  const sessions = [{ start: '08:30', end: '12:00' }, { start: '14:00', end: '17:30' }]
  const night = (date: string) => shift(at('17:30', date), fromChina(date, '08:30') + DAY, { kind: 'night' })
  const used = [
    shift(at('08:30'), at('17:30')), night('2026-09-28'), night('2026-09-29'),
    shift(at('08:00'), at('18:00'), { kind: 'leave' }),
  ]
  expect(brushesOf(used, sessions, chinaTime)).toEqual([
    { kind: 'night', from: '17:30', to: '08:30' }, { kind: 'desk', from: '08:30', to: '17:30' }, {
      kind: 'patrol', from: '08:30', to: '12:00',
    },
  ])
  expect(brushesOf([], [], chinaTime)).toEqual([])
})
