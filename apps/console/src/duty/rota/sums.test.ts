import { expect, test } from 'vitest'
import { DAY, datesFrom, spanOf } from './days.ts'
import { loadOf } from './sums.ts'
import { standIns } from './stand-ins.ts'
import { at, shift } from './testing.ts'

const HOUR = 3_600_000
const week = spanOf(datesFrom('2026-09-28', 7))

test('a week counts what lies in it, without what leave makes void', () => {
  const shifts = [
    shift(at('17:30', '2026-09-27'), at('08:30', '2026-09-28'), { kind: 'night' }),
    shift(at('08:30'), at('17:30')),
    shift(at('17:30', '2026-10-04'), at('08:30', '2026-10-05'), { kind: 'night' }),
    shift(at('12:00'), at('00:00', '2026-10-02'), { kind: 'leave' }),
  ]
  expect(loadOf(shifts, week)).toEqual({ worked: (8.5 + 3.5 + 6.5) * HOUR, shifts: 2, nights: 1, leaveDays: 2 })
  expect(loadOf([], week)).toEqual({ worked: 0, shifts: 0, nights: 0, leaveDays: 0 })
  expect(loadOf([shift(week.to, week.to + DAY)], week).shifts).toBe(0)
})

test('who is free stands in before who has a shift or is away, and who has least before others', () => {
  const post = (id: string, role = 'dispatcher') => ({ id: `${id}-desk`, accountId: id, name: id, role }) as never
  const people = [post('chun'), post('qiu'), post('dong'), post('xia'), post('min', 'checker')]
  const open = shift(at('08:30'), at('17:30'))
  const of = (who: string, from: string, to: string, more = {}) => shift(
    at(from), at(to), { accountId: who, postId: `${who}-desk`, ...more },
  )
  const shifts = [
    of('qiu', '17:30', '20:00'), of('dong', '17:00', '18:00'), of('xia', '08:00', '09:00', { kind: 'leave' }),
  ]
  expect(standIns(open, people, shifts).map((one) => [one.post.accountId, one.state])).toEqual(
    [['qiu', 'free'], ['dong', 'busy'], ['xia', 'away']]
  )
  const idle = [post('chun'), post('qiu'), post('fang')]
  expect(standIns(open, idle, shifts)[0]?.post.accountId).toBe('fang')
})
