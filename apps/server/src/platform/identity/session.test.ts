import { platformRoutes } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCast } from '../../testing/cast.ts'
import { type TestApp, testApp } from '../../testing/app.ts'

let test: TestApp

beforeAll(async () => {
  test = await testApp({ routes: platformRoutes, cast: demoCast })
})
afterAll(() => test.close())

describe('smoke', () => {
  it('signs in', async () => {
    const me = await test.as('officer').get('/api/v1/me')
    expect(me.body).toMatchObject({ account: { username: 'officer' } })
  })
})
