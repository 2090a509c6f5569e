import { expect, test } from 'vitest'
import { spanOf } from './days.ts'
import { gapsOf, subtract } from './gaps.ts'
import { at, shift } from './testing.ts'

const day = spanOf(['2026-09-30'])
const chun = { postId: 'chun-desk', accountId: 'chun', keepsRota: true }
const qiu = { postId: 'qiu-desk', accountId: 'qiu', keepsRota: true }
const byDay = shift(at('08:30'), at('17:30'))
const byNight = shift(at('17:30'), at('08:30', '2026-10-01'), { accountId: 'qiu', postId: 'qiu-desk', kind: 'night' })
const span = (from: string, to: string) => ({ from: at(from), to: to === '24:00' ? day.to : at(to) })

test('a desk has gaps where no shift is, to the minute', () => {
  expect(gapsOf([chun, qiu], [byDay, byNight], day)).toEqual([span('00:00', '08:30')])
  expect(gapsOf([chun, qiu], [byDay], day)).toEqual([span('00:00', '08:30'), span('17:30', '24:00')])
  expect(gapsOf([], [byDay], day)).toEqual([day])
})

test('one shift ends where the next begins: nobody is missing', () => {
  const first = shift(at('00:00'), at('12:00'))
  const second = shift(at('12:00'), day.to)
  expect(gapsOf([chun], [first, second], day)).toEqual([])
})

test('shifts of other posts do not count, and who keeps no rota is always there', () => {
  expect(gapsOf([qiu], [byDay], day)).toEqual([day])
  expect(gapsOf([{ ...chun, keepsRota: false }], [], day)).toEqual([])
})

test('leave takes somebody away, whatever the post; an early end and an early coming count', () => {
  const leave = shift(at('10:00'), at('12:00'), { kind: 'leave', postId: 'another-post' })
  expect(gapsOf([chun], [byDay, leave], day)).toEqual(
    [span('00:00', '08:30'), span('10:00', '12:00'), span('17:30', '24:00')]
  )
  expect(gapsOf([{ ...chun, keepsRota: false }], [leave], day)).toEqual([span('10:00', '12:00')])
  const early = shift(at('08:30'), at('17:30'), { begunAt: at('08:00'), endedEarlyAt: at('16:00') })
  expect(gapsOf([chun], [early], day)).toEqual([span('00:00', '08:00'), span('16:00', '24:00')])
})

test('spans without spans', () => {
  expect(
    subtract([{ from: 0, to: 10 }], [{ from: 3, to: 4 }, { from: 4, to: 6 }, { from: 9, to: 99 }])
  ).toEqual([{ from: 0, to: 3 }, { from: 6, to: 9 }])
  expect(subtract([{ from: 5, to: 5 }], [])).toEqual([])
})
