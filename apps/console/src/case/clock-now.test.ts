import { expect, it } from 'vitest'
import { clockNow } from './clock-now.ts'

const due = Date.parse('2026-09-30T04:00:00Z')
const clock = { light: 'green', dueAt: '2026-09-30T04:00:00.000Z', yellowAt: '2026-09-30T03:00:00.000Z' } as const

it('turns by the moments, whatever light the answer brought', () => {
  expect(clockNow(clock, due - 3_600_001)).toEqual({ light: 'green', justLate: false })
  expect(clockNow(clock, due - 3_600_000)).toEqual({ light: 'yellow', justLate: false })
  expect(clockNow(clock, due)).toEqual({ light: 'yellow', justLate: false })
  expect(clockNow(clock, due + 1)).toEqual({ light: 'red', justLate: true })
})

it('has been late for a while where the answer already said so', () => {
  expect(clockNow({ ...clock, light: 'red' }, due + 1)).toEqual({ light: 'red', justLate: false })
})

it('stands still while paused, once stopped, and where there is no clock', () => {
  expect(clockNow({ ...clock, light: 'paused' }, due + 1).light).toBe('paused')
  expect(clockNow({ ...clock, stoppedAt: '2026-09-30T01:00:00Z' }, due + 1).light).toBe('green')
  expect(clockNow({ light: null, dueAt: null, yellowAt: null }, due)).toEqual({ light: null, justLate: false })
})
