/** What the dashboard and the alerts of docs/deploy ask for is measured. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp } from '../../apps/server/src/testing/app.ts'
import type { TestApp } from '../../apps/server/src/testing/app.ts'

let test: TestApp
let measured: Set<string>

beforeAll(async () => {
  test = await testApp()
  // A route is measured once somebody has asked for it.
  await test.stranger.get('/openapi.json')
  const { body } = await test.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1' })
  measured = new Set([...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!))
})
afterAll(() => test.close())

it.each(['grafana.json', 'alerts.yml'])('%s', (name) => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/deploy', name), 'utf8')
  const named = [...text.matchAll(/\bonegrid_\w+/g)].map(([found]) => found.replace(/_(?:bucket|count|sum)$/, ''))
  const asked = new Set(named)
  expect(asked.size).toBeGreaterThan(4)
  expect([...asked].filter((metric) => !measured.has(metric))).toEqual([])
})
