import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoCast } from './testing/cast.ts'
import { testApp } from './testing/app.ts'
import type { TestApp } from './testing/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp({ cast: demoCast })
})
afterAll(() => test.close())

it('starts with every route of the contract joined to a handler', async () => {
  const answer = await test.stranger.get('/openapi.json')
  expect(answer.status).toBe(200)
  const { paths } = answer.body as { paths: Record<string, unknown> }
  expect(Object.keys(paths)).toContain('/api/v1/events/{id}/actions')
})

it('serves the whole document without a route that is missing its schema', async () => {
  const { paths } = (await test.stranger.get('/openapi.json')).body as {
    paths: Record<string, Record<string, { responses: object }>>
  }
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  expect(operations.length).toBeGreaterThan(60)
  for (const operation of operations) expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
})
