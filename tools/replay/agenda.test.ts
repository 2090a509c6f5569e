import { expect, it } from 'vitest'
import { randomFor } from '../district/random.ts'
import { Agenda } from './agenda.ts'
import type { Item } from './agenda.ts'
import { timeline } from './timeline.ts'

const item = (at: number, key: string, idle = false): Item => ({ at, key, idle, run: async () => {} })

it('gives what is due in the order of moments, then of planning', () => {
  const random = randomFor('agenda')
  const agenda = new Agenda()
  const moments = Array.from({ length: 500 }, () => random.int(0, 60))
  moments.forEach((at, i) => agenda.push(item(at, String(i))))
  const expected = moments.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i)

  const given: string[] = []
  for (let now = 0; agenda.next !== undefined; now += 7) {
    const due = agenda.takeDue(now)
    expect(due.every(({ at }) => at <= now)).toBe(true)
    given.push(...due.map(({ key }) => key))
  }
  expect(given).toEqual(expected.map(({ i }) => String(i)))
})

it('counts what keeps it busy', () => {
  const agenda = new Agenda()
  agenda.push(item(2, 'case'))
  agenda.push(item(1, 'morning', true))
  expect([agenda.busy, agenda.next]).toEqual([1, 1])
  agenda.takeDue(1)
  expect(agenda.busy).toBe(1)
  agenda.takeDue(2)
  expect([agenda.busy, agenda.next]).toEqual([0, undefined])
})

it('keeps the intervals between messages, but for long gaps', () => {
  const at = [0, 10, 10, 1000, 1005]
  const messages = at.map((moment, row) => ({ row, subject: '', detail: '', at: moment }))
  expect(timeline(messages, 50_000, 100).map((dated) => dated.at - 50_000)).toEqual([0, 10, 10, 110, 115])
})
