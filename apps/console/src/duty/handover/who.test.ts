import { expect, test } from 'vitest'
import { mainPost } from '../main-post.ts'
import { comingOn, goingOff } from './who.ts'

const person = (accountId: string, until: string | null) => (
  { accountId, until, by: until === null ? 'no_rota' as const : 'shift' as const }
)

test('goes off: oneself, else whose shift ends first, else nobody', () => {
  const people = [person('chun', '2026-09-30T12:00:00Z'), person('qiu', '2026-09-30T09:30:00Z'), person('min', null)]
  expect(goingOff({ people, next: null }, 'chun')).toBe('chun')
  expect(goingOff({ people, next: null }, 'leader')).toBe('qiu')
  expect(goingOff({ people: [person('min', null)], next: null }, 'leader')).toBeUndefined()
})

test('comes on: whoever is planned next, else the only other one', () => {
  const seats = [{ accountId: 'chun' }, { accountId: 'qiu' }, { accountId: 'dong' }]
  expect(comingOn({ people: [], next: { accountId: 'dong' } }, seats, 'chun')).toBe('dong')
  expect(comingOn({ people: [], next: { accountId: 'chun' } }, seats, 'chun')).toBeUndefined()
  expect(comingOn({ people: [], next: null }, seats.slice(0, 2), 'chun')).toBe('qiu')
})

test('the header speaks of the post where something runs, and of none where there is nothing to say', () => {
  const post = (postId: string, state: 'shift' | 'no_rota' | 'leave' | 'off', desk = true) => (
    { postId, state, desk: desk ? { id: 'd', name: '受理台' } : null }
  ) as never
  expect(mainPost([post('a', 'no_rota'), post('b', 'off'), post('c', 'shift', false)])).toMatchObject({ postId: 'c' })
  expect(mainPost([post('a', 'no_rota'), post('b', 'leave')])).toMatchObject({ postId: 'b' })
  expect(mainPost([post('a', 'no_rota', false)])).toBeUndefined()
})
