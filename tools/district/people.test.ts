import { isIdentity, parseTelephone, unitFunctions } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { districtFacts } from './facts.ts'
import { generateDistrict } from './generate.ts'
import { generateStaff } from './people.ts'
import { rotaOf } from './rota.ts'
import type { RotaDay } from './rota.ts'
import { islands, madeUpFacts } from './testing.ts'

const facts = await districtFacts('330603', { cacheDir: '/nonexistent' })
const small = generateDistrict(facts, 'small')
const staff = generateStaff(small)
const wholeDistrict = generateDistrict(facts, 'district')
const whole = generateStaff(wholeDistrict)

describe('the staff of a district', () => {
  it('is some 6,800 officers and leaders for 1,700 grids', () => {
    const inGrids = whole.posts.filter(({ role }) => role === 'officer' || role === 'grid_leader')
    expect(inGrids.length).toBeGreaterThan(6_600)
    expect(inGrids.length).toBeLessThan(7_100)
  })

  it('gives every grid a leader and a full-time officer', () => {
    for (const [made, { posts }] of [[small, staff], [wholeDistrict, whole]] as const) {
      const holders = Map.groupBy(posts, ({ areaCode }) => areaCode)
      for (const { code } of made.grids) {
        const own = holders.get(code) ?? []
        expect(own.filter(({ role }) => role === 'grid_leader')).toHaveLength(1)
        expect(own.filter(({ role, engagement }) => role === 'officer' && engagement === undefined)).toHaveLength(1)
      }
    }
  })

  it('refers only to what exists, parents and stand-ins first', () => {
    const areas = new Set([small.district, ...small.towns, ...small.villages, ...small.grids].map(({ code }) => code))
    const seen = new Set<string>()
    for (const { key, parentKey, areaCode } of staff.units) {
      if (parentKey !== undefined) expect(seen).toContain(parentKey)
      expect(areas).toContain(areaCode)
      expect(seen).not.toContain(key)
      seen.add(key)
    }
    const desks = new Map(staff.desks.map(desk => [desk.key, desk]))
    expect(desks.size).toBe(staff.desks.length)
    for (const { fallbackKey, tier } of staff.desks) expect(desks.has(fallbackKey ?? '')).toBe(tier !== 'district')
    for (const { unitKey } of staff.functions) expect(seen).toContain(unitKey)
    const people = new Set(staff.people.map(({ key }) => key))
    for (const { personKey, unitKey, areaCode, deskKey, homeUnitKey } of staff.posts) {
      expect(people).toContain(personKey)
      expect(seen).toContain(unitKey)
      expect(areas).toContain(areaCode)
      // A post at a desk is a post of the desk's unit.
      if (deskKey !== undefined) expect(desks.get(deskKey)?.unitKey).toBe(unitKey)
      if (homeUnitKey !== undefined) expect(seen).toContain(homeUnitKey)
    }
  })

  it('names units once in an area', () => {
    const names = whole.units.map(({ areaCode, name }) => `${areaCode} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('fills every function of the catalogue in the main town', () => {
    const village = small.villages.find(({ parentCode }) => parentCode === small.mainTown)!
    const path = [village.code, small.mainTown, small.district.code]
    for (const { name } of unitFunctions) {
      const unit = staff.functions.find(found => found.function === name && path.includes(found.areaCode))?.unitKey
      expect(unit, name).toBeDefined()
      if (name !== '镇街综合信息指挥室') {
        expect(staff.posts.some(({ unitKey, role }) => unitKey === unit && role === 'handler'), name).toBe(true)
      }
    }
  })

  it('is plainly synthetic: surname 演, numbers that are well formed and nobody’s', () => {
    const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length)
    unique(whole.people.map(({ name }) => name))
    unique(whole.people.map(({ username }) => username))
    unique(whole.people.map(({ identityNumber }) => identityNumber))
    for (const { name, identityNumber, kind } of whole.people) {
      if (kind !== 'program') expect(name).toMatch(/^演\p{Script=Han}{1,2}$/u)
      expect(identityNumber.slice(0, 6)).toBe('330699')
      expect(isIdentity(identityNumber, '2026-11-21')).toBe(true)
    }
    for (const { workPhone } of staff.posts) {
      if (workPhone !== undefined) expect(parseTelephone(workPhone)?.kind).toBe('landline')
    }
  })

  it('has the cast of the story, whatever the district', () => {
    const made = generateDistrict(madeUpFacts(islands(), 3, 4), 'small')
    for (const { posts, people, demoAccounts } of [staff, generateStaff(made)]) {
      const names = ['演冬', '演春', '演秋', '演方', '演庚', '演辰', '演敏', '演安', '演北', '演吉', '演蓝', '演桐', '演舒', '演宁']
      for (const name of names) expect(people.filter(person => person.name === name), name).toHaveLength(1)
      const usernames = [
        'desk-district', 'desk-town', 'desk-night', 'desk-village', 'handler', 'handler-2', 'checker', 'officer',
        'leader', 'admin-system', 'admin-security', 'admin-audit',
      ]
      for (const username of usernames) {
        expect(demoAccounts.map(account => account.username)).toContain(username)
        expect(posts.map(({ personKey }) => personKey)).toContain(username)
      }
    }
  })

  it('is the same every time', () => {
    expect(generateStaff(small)).toEqual(staff)
  })
})

describe('the rota', () => {
  const sessions = [{ from: '08:30', to: '12:00' }, { from: '14:00', to: '17:30' }]
  const dates = ['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-08', '2026-10-09']
  const days = dates.slice(0, -1).map((date, i): RotaDay => {
    const nextDate = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
    return { date, nextDate, sessions: i === 2 || i === 3 ? [] : sessions }
  })
  const shifts = rotaOf(staff.posts, days)

  it('keeps the town’s desk manned at every moment, by one at a time', () => {
    const desk = staff.posts.filter(({ deskKey }) => deskKey === `desk ${small.mainTown}`).map(({ key }) => key)
    const own = shifts.filter(({ postKey }) => desk.includes(postKey))
    const start = Date.parse('2026-09-29T08:30:00+08:00')
    for (let hour = 0; hour < 4 * 24; hour += 0.5) {
      const at = start + hour * 3_600_000
      expect(own.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)).toHaveLength(1)
    }
  })

  it('sends an officer out for one half of each working day, in turn', () => {
    const own = shifts.filter(({ postKey }) => postKey === 'officer')
    expect(own).toHaveLength(3 * 2)
    const outs = own.filter(({ kind }) => kind === 'patrol').map(({ startsAt }) => new Date(startsAt).getUTCHours())
    expect(outs).toHaveLength(3)
    expect(outs[0]).not.toBe(outs[1])
  })

  it('never puts one person in two places', () => {
    for (const own of Map.groupBy(shifts, ({ postKey }) => postKey).values()) {
      const sorted = own.toSorted((a, b) => a.startsAt - b.startsAt)
      for (const [i, { startsAt }] of sorted.entries()) {
        if (i > 0) expect(startsAt).toBeGreaterThanOrEqual(sorted[i - 1]!.endsAt)
      }
    }
  })
})
