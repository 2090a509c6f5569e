import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { createJobs } from './jobs.ts'

let database: TestDatabase
let now = Date.parse('2026-11-21T00:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await sql`
    insert into district (district_id, code, name)
    values (1, '330603', '柯桥区'), (2, '330604', '上虞区')`.execute(database.owner)
})
afterAll(() => database.drop())

function jobs(runs: string[], name = 'clean') {
  const made = createJobs({ db: database.db, wallClock: () => now, onError: error => void runs.push(String(error)) })
  made.every({ name, everyMs: 60_000, run: async district => void runs.push(`${name} ${district}`) })
  return made
}

it('runs a job once in its time for each district, whichever process comes first', async () => {
  const runs: string[] = []
  const processes = [jobs(runs), jobs(runs), jobs(runs)]
  await Promise.all(processes.map(each => each.runDue()))
  expect(runs.sort()).toEqual(['clean 1', 'clean 2'])
  now += 59_999
  await Promise.all(processes.map(each => each.runDue()))
  expect(runs).toHaveLength(2)
  now += 1
  await Promise.all(processes.map(each => each.runDue()))
  expect(runs).toHaveLength(4)
})

it('goes on after one that fails', async () => {
  const runs: string[] = []
  const made = jobs(runs, 'second')
  made.every({ name: 'broken', everyMs: 60_000, run: async () => Promise.reject(new Error('broke')) })
  made.every({ name: 'third', everyMs: 60_000, run: async district => void runs.push(`third ${district}`) })
  await made.runDue()
  expect(runs.sort()).toEqual(['Error: broke', 'Error: broke', 'second 1', 'second 2', 'third 1', 'third 2'])
})

it('refuses two of one name', () => {
  expect(() => jobs([]).every({ name: 'clean', everyMs: 1, run: async () => {} })).toThrow(/clean/)
})
