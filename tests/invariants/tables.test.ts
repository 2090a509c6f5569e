/**
 * The SQL for a table lives in one room: a module enters another through its index.ts, never its tables
 * (ARCHITECTURE.md). The platform counts as one room; who holds an account and which districts there are it lets
 * the modules read beside their own rows.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS_FOLDER } from '../../apps/server/src/platform/database/migration-files.ts'
import { projectRoot } from './cruise.ts'

const readable = ['account', 'district']

const schema = readFileSync(join(MIGRATIONS_FOLDER, 'schema.sql'), 'utf8')
const tables = [...schema.matchAll(/^create table (?:public\.)?(\w+)/gm)].map(([, name = '']) => name)

interface Uses {
  table: string
  room: string
  file: string
  writes: boolean
}

describe('finding SQL', () => {
  test.each([
    ['select 1 from trail t', 'trail', false],
    ['with x as (select 1)\n    select * from x join case_file f on true', 'case_file', false],
    ['insert into event (district_id)', 'event', true],
    ['update task set a = 1', 'task', true],
    ['delete from only message', 'message', true],
    ['merge into job using', 'job', true],
    ['truncate session', 'session', true],
  ])('%s', (text, table, writes) => {
    expect(usesIn(text, 'modules/x/y.ts')).toContainEqual({ table, room: 'modules/x', file: 'modules/x/y.ts', writes })
  })

  test('passes over a comment and a word of a sentence', () => {
    expect(usesIn('// from trail\n * insert into unit\nconst x = updated', 'modules/x/y.ts')).toEqual([])
  })
})

describe('the rooms', () => {
  const sources = globSync('{platform,modules}/**/*.ts', { cwd: join(projectRoot, 'apps/server/src') })
    .filter(file => !/\.test\.ts$|testing|fixture|toy\.ts$/.test(file))
  const uses = sources.flatMap(file => usesIn(readFileSync(join(projectRoot, 'apps/server/src', file), 'utf8'), file))

  test('are read', () => {
    expect(tables.length).toBeGreaterThan(40)
    expect(new Set(uses.map(({ table }) => table)).size).toBeGreaterThan(40)
  })

  test('touch no table of another', () => {
    const foreign = tables.flatMap((table) => {
      const found = uses.filter(use => use.table === table && (use.writes || !readable.includes(table)))
      const rooms = new Set(found.map(({ room }) => room))
      return rooms.size > 1 ? found.map(({ file }) => `${table}: ${file}`) : []
    })
    expect(foreign).toEqual([])
  })
})

const BEFORE_A_TABLE = /\b(insert into|update|delete from|merge into|truncate|from|join|using)\s+(?:only\s+)?(\w+)\b/g

/** Names of our tables after a word that SQL has before a table; whatever holds no SQL has none. */
function usesIn(text: string, file: string): Uses[] {
  const room = file.startsWith('platform') ? 'platform' : file.split('/').slice(0, 2).join('/')
  const code = text.replaceAll(/^\s*(?:\*|\/\/).*$/gm, '')
  return [...code.matchAll(BEFORE_A_TABLE)].flatMap(([, word = '', table = '']) =>
    tables.includes(table) ? [{ table, room, file, writes: !['from', 'join', 'using'].includes(word) }] : [])
}
