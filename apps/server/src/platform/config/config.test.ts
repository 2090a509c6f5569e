import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { settingsDocument } from './document.ts'

const OWNER = 'postgresql://owner:secret@db.example/onegrid'
const APP = 'postgresql://app:secret@db.example/onegrid'

test('a newcomer sets nothing: the demo, on this machine only, with the embedded database', () => {
  expect(read()).toEqual({
    mode: 'demo',
    role: 'all',
    http: { host: '127.0.0.1', port: 8080, publicUrl: undefined, trustProxy: [] },
    dataDir: '/srv/data',
    database: { kind: 'embedded', pool: 20 },
    exportRows: 5000,
    keyFile: '/srv/data/keys.json',
    logLevel: 'info',
    clock: 'adjustable',
    asked: { district: undefined, size: undefined },
    cases: 'week',
    accounts: { demoPassword: true, adminSecondFactor: false },
  })
})

test('production refuses the demo password, wants a second factor and listens to the network', () => {
  const config = read({ ONEGRID_MODE: 'production', DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER, PORT: '443' })
  expect(config).toMatchObject({
    accounts: { demoPassword: false, adminSecondFactor: true },
    http: { host: '0.0.0.0', port: 443 },
    clock: 'wall',
    cases: 'none',
    database: { kind: 'external', url: APP, ownerUrl: OWNER },
  })
  expect(faults({ ONEGRID_MODE: 'production', HOST: '127.0.0.1' })).toEqual([])
})

test('the command line names district, size and role', () => {
  const config = read({ DATABASE_URL: APP }, ['--district', '371602', '--size=district', '--role', 'api'])
  expect(config).toMatchObject({ asked: { district: '371602', size: 'district' }, role: 'api' })
  expect(read({}, ['--cases', 'none']).cases).toBe('none')
  expect(read({ ONEGRID_CASES: 'none' }).cases).toBe('none')
})

test('a token is long, and is not repeated when it is not', () => {
  expect(read({ METRICS_TOKEN: 'abcdefgh12345678' }).http.metricsToken).toBe('abcdefgh12345678')
  const [fault] = errorOf({ METRICS_TOKEN: 'swordfish' }, []).faults
  expect(fault).toMatchObject({ setting: 'METRICS_TOKEN' })
  expect(JSON.stringify(fault)).not.toContain('swordfish')
})

test('an empty setting counts as absent', () => {
  expect(read({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ http: { port: 8080 }, database: { kind: 'embedded' } })
})

test('all faults are told at once, in both languages, without passwords', () => {
  const env = {
    ONEGRID_MODE: 'prod',
    ONEGRID_MOD: 'production',
    PORT: '80800',
    DATABASE_OWNER_URL: OWNER,
    DATABASE_URL: 'mysql://app:secret@db.example/onegrid',
    TRUST_PROXY: 'everyone',
  }
  const error = errorOf(env, ['--size', 'huge', '--district', '3306', '--distrct', 'x'])
  expect(error.faults.map(fault => fault.setting).sort()).toEqual([
    '--distrct',
    '--district',
    '--size',
    'DATABASE_URL',
    'ONEGRID_MOD',
    'ONEGRID_MODE',
    'PORT',
    'TRUST_PROXY',
    'x',
  ])
  expect(error.message).not.toContain('secret')
  for (const { zh, en } of error.faults) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  }
})

test('a trusted proxy is an address or a range', () => {
  expect(read({ TRUST_PROXY: '10.0.0.0/8, ::1' }).http.trustProxy).toEqual(['10.0.0.0/8', '::1'])
  for (const wrong of ['abc', '10.0.0', '10.0.0.1/33', '10.0.0.1/8/8', '10.0.0.1,']) {
    expect(errorOf({ TRUST_PROXY: wrong }).faults.map(fault => fault.setting), wrong).toEqual(['TRUST_PROXY'])
  }
})

const contradictory: [string, string, NodeJS.ProcessEnv, string[]?][] = [
  ['owner without application', 'DATABASE_OWNER_URL', { DATABASE_OWNER_URL: OWNER }],
  ['two databases', 'DATABASE_OWNER_URL', { DATABASE_OWNER_URL: OWNER, DATABASE_URL: `${APP}2` }],
  ['two servers', 'DATABASE_OWNER_URL', { DATABASE_OWNER_URL: OWNER, DATABASE_URL: APP.replace('db.', 'db2.') }],
  ['one role twice', 'DATABASE_OWNER_URL', { DATABASE_OWNER_URL: APP, DATABASE_URL: APP }],
  ['a part of a process alone', 'ONEGRID_ROLE', { ONEGRID_ROLE: 'worker' }],
  ['two roles', 'ONEGRID_ROLE', { ONEGRID_ROLE: 'worker', DATABASE_URL: APP }, ['--role', 'api']],
  ['public passwords on the network', 'HOST', { HOST: '0.0.0.0' }],
  ['production on a made-up time', 'ONEGRID_CLOCK', { ONEGRID_MODE: 'production', ONEGRID_CLOCK: 'adjustable' }],
  ['production with a demo district', '--size', { ONEGRID_MODE: 'production' }, ['--size', 'small']],
  ['production with made-up cases', '--cases', { ONEGRID_MODE: 'production' }, ['--cases', 'week']],
  ['cases or not', 'ONEGRID_CASES', { ONEGRID_CASES: 'week' }, ['--cases', 'none']],
  ['production in the clear', 'PUBLIC_URL', { ONEGRID_MODE: 'production', PUBLIC_URL: 'http://grid.example' }],
  ['an origin with a path', 'PUBLIC_URL', { PUBLIC_URL: 'https://grid.example/app' }],
]

test.each(contradictory)('%s', (_, setting, env, argv) => {
  expect(faults(env, argv)).toEqual([setting])
})

test('roles of one database are recognised through sockets and default ports', () => {
  const socket = (user: string) => `postgresql://${user}@/onegrid?host=%2Frun%2Fpg`
  expect(faults({ DATABASE_URL: socket('app'), DATABASE_OWNER_URL: socket('owner') })).toEqual([])
  expect(faults({ DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER.replace('example/', 'example:5432/') })).toEqual([])
})

test('docs/deploy/settings.md is current; otherwise: npm run generate', () => {
  const file = join(import.meta.dirname, '../../../../../docs/deploy/settings.md')
  expect(readFileSync(file, 'utf8')).toBe(settingsDocument())
})

function read(env: NodeJS.ProcessEnv = {}, argv: string[] = []) {
  return readConfig(env, argv, '/srv')
}

function errorOf(env: NodeJS.ProcessEnv, argv: string[] = []) {
  try {
    read(env, argv)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('no fault was found')
}

function faults(env: NodeJS.ProcessEnv, argv: string[] = []) {
  try {
    read(env, argv)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.map(fault => fault.setting)
  }
}
