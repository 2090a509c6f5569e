import { expect, it } from 'vitest'
import { parseTab, tabsFor, totalOf } from './tabs.ts'

const count = (value: number, red = 0): { value: number; exact: boolean; red: number; yellow: number } => ({
  value,
  exact: true,
  red,
  yellow: 0,
})

it('shows what a role is there for, empty or not, and what else is owed, in the order of the loop', () => {
  const tabs = tabsFor(['dispatcher'], { reply: count(2, 1), accept: count(12) })
  expect(tabs.map(({ name, value }) => `${name} ${value}`)).toEqual([
    'accept 12',
    'dispatch 0',
    'check 0',
    'contact 0',
    'reply 2',
  ])
  expect(tabs.at(-1)?.red).toBe(1)
})

it('keeps the chosen tab though nothing is left of it', () => {
  expect(tabsFor(['checker'], {}, 'ruling').map(({ name }) => name)).toEqual(['check', 'ruling'])
})

it('adds up, and is exact only where every part is', () => {
  expect(totalOf({ accept: count(3, 1), check: count(4, 2) })).toEqual({ value: 7, exact: true, red: 3, yellow: 0 })
  expect(totalOf({ accept: { ...count(1000), exact: false }, check: count(1) }).exact).toBe(false)
  expect(totalOf({})).toEqual({ value: 0, exact: true, red: 0, yellow: 0 })
})

it('takes no tab for one that it does not know', () => {
  expect([parseTab('sign'), parseTab('all'), parseTab(null)]).toEqual(['sign', undefined, undefined])
})
