import { expect, it } from 'vitest'
import { actionRows, figuresOf } from './audit-counts.ts'

const count = (action: string, lines: number, outcome: 'success' | 'refused' = 'success') => ({
  action,
  outcome,
  lines,
})

it('tells failed sign-ins from other refusals, and changes of rights from the rest', () => {
  expect(
    figuresOf([
      count('session.create', 40),
      count('session.create', 3, 'refused'),
      count('route.call', 2, 'refused'),
      count('personal.open', 5),
      count('personal.open', 1, 'refused'),
      count('event.export', 1),
      count('audit.export', 1),
      count('area.export', 1, 'refused'),
      count('post.create', 4),
      count('account.unlock', 1),
      count('account.create', 1, 'refused'),
    ]),
  ).toEqual({ refused: 5, openings: 5, exports: 2, failures: 3, rights: 5 })
})

it('has a row for each action of the week, with what was refused', () => {
  const week = [count('unit.close', 2), count('session.create', 9), count('unit.close', 1, 'refused')]
  expect(actionRows([count('unit.close', 1)], week)).toEqual([
    { action: 'session.create', day: 0, week: 9, refused: 0 },
    { action: 'unit.close', day: 1, week: 3, refused: 1 },
  ])
})
