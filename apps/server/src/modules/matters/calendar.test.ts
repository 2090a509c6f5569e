/** Calendars through the real server: edited by year, explained, carried through to open deadlines. */
import { toMoment } from '@onegrid/contract'
import { defaultCalendarData } from '@onegrid/domain'
import { afterAll, describe, expect, it } from 'vitest'
import { by, china } from '../staff/testing.ts'
import { townApp } from './testing.ts'

const town = await townApp()
afterAll(() => town.close())

const D = town.districtId
const admin = town.as('admin-system')
const en = { 'accept-language': 'en' }
const UNKNOWN_2027 = 'holidays of 2027 are not announced, taken as Monday to Friday'
const newYear = { date: '2027-01-01', kind: 'holiday', name: '元旦' }

/** Remembers what was carried through; fails the first time, as a process does that is killed. */
const carried: number[] = []
let failures = 1
town.matters.onCalendarChange(async (_, { version }) => {
  if (failures-- > 0) throw new Error('killed')
  carried.push(version)
})

interface Overview { version: number; years: number[]; warnings: { year: number; message: string }[] }
const overview = async () => (await town.as('officer').get('/api/v1/calendars', en)).body as Overview

describe('calendars', () => {
  it('begin with the national ones, and warn of a year that deadlines reach and nobody knows', async () => {
    const { version, years, warnings } = await overview()
    expect([version, years.at(-1)]).toEqual([0, 2026])
    expect(await town.as('officer').get('/api/v1/calendars')).toMatchObject({
      body: { changedAt: null, changedBy: null },
    })
    expect(warnings).toEqual([{ year: 2027, message: UNKNOWN_2027 }])
  })

  it('say beforehand how many open cases a change would concern', async () => {
    town.matters.countDeadlinesBy(async (districtId, from) => ({
      open: districtId,
      after: from === china('00:00') ? 3 : 0,
    }))
    const count = (who: string) => town.as(who).get('/api/v1/calendars/deadlines?from=2026-09-30')
    expect(await count('admin-system')).toMatchObject({ status: 200, body: { open: D, after: 3 } })
    expect(await count('officer')).toMatchObject({ status: 403 })
  })

  it('explain a deadline to the minute and to the reason', async () => {
    const ask = (value: number, unit: string, time: string) => {
      const limit = `start=${toMoment(china(time))}&value=${value}&unit=${unit}`
      return town.as('handler').get(`/api/v1/calendars/explain?${limit}`, en)
    }
    const oilFume = await ask(5, 'work_day', '11:40')
    expect(oilFume).toMatchObject({ body: { dueAt: toMoment(china('17:00', '2026-10-13')), provisional: false } })
    expect((oilFume.body as { text: string }).text).toContain('国庆节')
    expect(await ask(4, 'work_hour', '10:20')).toMatchObject({ body: { dueAt: toMoment(china('16:20')) } })
    const half = await ask(0.5, 'work_day', '10:20')
    expect(half).toMatchObject({ status: 400, body: { fields: [{ code: 'days_not_whole' }] } })
    expect(await ask(70, 'work_day', '10:20')).toMatchObject({ body: { provisional: true } })
  })

  it('take a year’s data once it is announced, and carry it through again after a crash', async () => {
    const year = { version: 0, announced: true, days: [newYear] }
    expect(await admin.put('/api/v1/calendars/2027', year)).toMatchObject({
      status: 200, body: { version: 1, announced: true, days: [newYear], warning: null },
    })
    expect((await overview()).warnings).toEqual([])
    expect(await town.as('officer').get('/api/v1/calendars')).toMatchObject({ body: { changedBy: '演系' } })
    await expect.poll(() => failures).toBe(0)
    expect(carried).toEqual([])
    expect(await town.matters.applyCalendar(D)).toBe(true)
    expect(carried).toEqual([1])
    expect(await town.matters.applyCalendar(D)).toBe(false)
    expect((await town.matters.calendar(D)).version).toBe(1)
  })

  it('keep other years, and drop a year that is taken back', async () => {
    const { version } = await overview()
    await admin.put('/api/v1/calendars/2027', { version, announced: false, days: [] })
    expect(await town.as('officer').get('/api/v1/calendars/2027', en)).toMatchObject({
      body: { announced: false, days: [], workdays: 261, warning: UNKNOWN_2027 },
    })
    const known = await town.as('officer').get('/api/v1/calendars/2026')
    expect(known).toMatchObject({ body: { announced: true, workdays: 248 } })
    expect((await town.matters.calendar(D)).data.days).toHaveLength(defaultCalendarData().days.length)
  })

  it('refuse a stale form, a stranger’s day and an impossible session, and say so', async () => {
    const { version } = await overview()
    const stale = await admin.put('/api/v1/calendars/2027', { version: 0, announced: true, days: [newYear] })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-form' } })
    const stray = await admin.put('/api/v1/calendars/2028', { version, announced: true, days: [newYear] }, en)
    expect(stray).toMatchObject({ status: 422, body: { code: 'calendar-faulty', fields: [{ path: '/days/0/date' }] } })
    const empty = await admin.put('/api/v1/calendars/2028', { version, announced: true, days: [] }, en)
    expect(empty).toMatchObject({ status: 422, body: { fields: [{ code: 'year_without_days' }] } })
    const sessions = [{ start: '08:30', end: '12:00' }, { start: '11:30', end: '17:00' }]
    const seasons = [{ from: '05-01', sessions }]
    const overlap = await admin.put('/api/v1/calendars/seasons', { version, seasons }, en)
    expect(overlap).toMatchObject({
      status: 422,
      body: { fields: [{ path: '/seasons/0/sessions/1', message: 'Session 11:30–17:00 overlaps the one before.' }] },
    })
    expect((await overview()).version).toBe(version)
  })

  it('let one of two editors win', async () => {
    const { version } = await overview()
    const sessions = [{ start: '09:00', end: '12:00' }, { start: '13:00', end: '17:00' }]
    const both = await Promise.all([
      admin.put('/api/v1/calendars/seasons', { version, seasons: [{ from: '01-01', sessions }] }),
      admin.put('/api/v1/calendars/2027', { version, announced: true, days: [newYear] }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await overview()).version).toBe(version + 1)
  })

  it('are read by all who work and written by the system administrator only', async () => {
    const { version } = await overview()
    const year = { version, announced: true, days: [newYear] }
    for (const who of ['leader', 'desk-district', 'admin-security', 'admin-audit']) {
      expect((await town.as(who).put('/api/v1/calendars/2027', year)).status).toBe(403)
    }
    expect((await town.stranger.get('/api/v1/calendars')).status).toBe(401)
  })

  it('are put whole by builders', async () => {
    const before = (await town.matters.calendar(D)).version
    expect(await town.matters.putCalendar(by, defaultCalendarData())).toMatchObject({ version: before + 1 })
  })
})
