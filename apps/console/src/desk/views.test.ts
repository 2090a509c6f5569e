import { expect, it } from 'vitest'
import { viewText, withView } from './views.ts'

it('saves filter and order, and nothing else of the address', () => {
  expect(viewText(new URLSearchParams('case=x&order=newest&light=red&odd=1'), 'order')).toBe('light=red&order=newest')
  expect(viewText(new URLSearchParams('case=x'), 'order')).toBe('')
})

it('comes back to it in place of what is set, and keeps the open case', () => {
  const now = new URLSearchParams('case=x&order=oldest&level=1&q=old')
  expect(withView(now, 'light=red', 'order').toString()).toBe('case=x&light=red')
  expect(withView(now, 'light=red&order=newest', 'order').toString()).toBe('case=x&order=newest&light=red')
  const again = withView(now, viewText(now, 'order'), 'order')
  expect(viewText(again, 'order')).toBe(viewText(now, 'order'))
})
