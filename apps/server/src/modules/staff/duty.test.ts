/** Rota, who is on duty, hand-over: on a real database, around the last day before a long holiday. */
import type { Id } from '@onegrid/domain'
import { DAY, defaultPolicy, fromChina, route } from '@onegrid/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { comeOn, goOff, handOver } from './commands/handover.ts'
import { copyWeek, createShifts, endShift, removeShift, takeLeave } from './commands/shifts.ts'
import { dutyNow } from './duty-now.ts'
import type { HandoverFact } from './obligations.ts'
import { DISTRICT, by, china, newMorning, staffedTown } from './testing.ts'

let town: Awaited<ReturnType<typeof staffedTown>>
beforeAll(async () => {
  town = await staffedTown()
})
afterAll(() => town.server.close())

// Each test begins in the morning, with nothing planned.
beforeEach(() => newMorning(town))

const refused = (code: string) => expect.objectContaining({ name: 'Problem', code })

/** 演安 patrols by day, 演春 has the desk by day and 演秋 by night. */
async function rota() {
  const { kit, postOf } = town
  const [patrol, day, night] = await createShifts(kit, by, [
    { postId: postOf.an, kind: 'patrol', startsAt: china('08:00'), endsAt: china('17:30') },
    { postId: postOf.chun, kind: 'desk', startsAt: china('08:00'), endsAt: china('17:30') },
    { postId: postOf.qiu, kind: 'night', startsAt: china('17:30'), endsAt: china('08:00', '2026-10-01') },
  ])
  return { patrol: patrol!, day: day!, night: night! }
}

describe('who is on duty', () => {
  it('is everybody who keeps no rota, and those in a shift', async () => {
    const { staff, desks, people } = town
    const at = (time: string) => staff.onDuty(DISTRICT, { deskId: desks.town }, china(time))
    expect((await at('03:00')).map(person => [person.accountId, person.by])).toEqual([
      [people.chun, 'no_rota'], [people.qiu, 'no_rota'],
    ])
    await rota()
    expect((await at('17:29')).map(person => person.accountId)).toEqual([people.chun])
    expect((await at('17:30')).map(person => person.accountId)).toEqual([people.qiu])
    expect(await at('07:59')).toEqual([])
  })

  it('gives a grid its officer, then another, then its leader, then nobody', async () => {
    const { kit, staff, id, people, postOf } = town
    const who = async (time: string, grid = id.grid1) => staff.officerOf(DISTRICT, grid, china(time))
    await rota()
    expect(await who('09:00')).toEqual({ personId: people.an, why: 'on_duty' })
    expect(await who('18:00')).toEqual({ personId: people.bei, why: 'other_officer' })
    const late = { startsAt: china('14:00'), endsAt: china('18:30') }
    await createShifts(kit, by, [{ postId: postOf.bei, kind: 'patrol', ...late }])
    expect(await who('18:00')).toEqual({ personId: people.bei, why: 'other_officer' })
    expect(await who('18:30')).toEqual({ personId: people.ji, why: 'grid_leader' })
    expect(await who('09:00', id.grid2)).toEqual({ personId: people.ji, why: 'grid_leader' })
    expect(await who('09:00', id.grid3)).toBeUndefined()
  })

  it('tells a resident’s point the desk that is staffed, and why', async () => {
    const { kit, desks, people } = town
    await rota()
    const ask = (time: string, lon: number) =>
      dutyNow(kit, DISTRICT, { lon, lat: 30.005, tier: 'town', at: china(time) }, 'en')
    expect(await ask('09:00', 120.505)).toMatchObject({
      officer: { person: { name: '演安', workPhone: '0575-0000001' }, why: 'on_duty' },
      desk: { id: desks.town, people: [{ accountId: people.chun }] }, fallbacks: [],
    })
    expect(await ask('07:00', 120.505)).toMatchObject({
      desk: { id: desks.district }, fallbacks: [{ code: 'desk_unattended', message: 'nobody is on duty at 漓渚镇受理台' }],
    })
    expect(await ask('09:00', 121)).toMatchObject({
      gridId: null, officer: null, desk: { id: desks.district },
      fallbacks: [{ code: 'point_in_no_grid', message: 'the point lies in no grid' }],
    })
  })

  it('routes by the same directory: a case at dawn lands where somebody is', async () => {
    const { staff, id, desks, units } = town
    await rota()
    const facts = {
      matter: '070101', level: 2 as const, source: 'resident' as const, working: false, gridId: id.grid1,
      areaPath: [id.grid1, id.village1, id.town, id.district],
    }
    const at = async (time: string) => route(defaultPolicy(), facts, await staff.routing(DISTRICT, china(time)))
    expect(await at('20:00')).toMatchObject({ deskId: desks.town, leadUnitId: units.roads, fallbacks: [] })
    expect(await at('07:30')).toMatchObject({ deskId: desks.district, fallback: 'no_desk' })
  })
})

describe('the rota', () => {
  it('refuses overlaps of a post, and what is no post or no longer one', async () => {
    const { kit, postOf, id } = town
    const shift = { postId: postOf.chun, kind: 'desk' as const, startsAt: china('08:00'), endsAt: china('12:00') }
    await createShifts(kit, by, [shift])
    const inside = { ...shift, startsAt: china('11:59'), endsAt: china('17:30') }
    await expect(createShifts(kit, by, [inside])).rejects.toEqual(refused('shift-overlaps'))
    const next = { ...shift, startsAt: china('12:00'), endsAt: china('17:30') }
    await expect(createShifts(kit, by, [next, { ...next, kind: 'night' }])).rejects.toEqual(refused('shift-overlaps'))
    await createShifts(kit, by, [next])
    await expect(createShifts(kit, by, [{ ...shift, postId: id.town }])).rejects.toEqual(refused('unknown-reference'))
    const early = { ...shift, startsAt: fromChina('2025-12-31', '08:00'), endsAt: fromChina('2025-12-31', '12:00') }
    await expect(createShifts(kit, by, [early])).rejects.toEqual(refused('post-not-held'))
  })

  it('copies a week once, skipping ended posts, leave and what is taken', async () => {
    const { kit, staff, postOf } = town
    await rota()
    const directory = await staff.directory(DISTRICT)
    const posts = [directory.posts.get(postOf.an)!, directory.posts.get(postOf.chun)!, directory.posts.get(postOf.qiu)!]
    const week = { posts, from: fromChina('2026-09-28'), to: fromChina('2026-10-05') }
    await takeLeave(kit, by, { post: posts[1]!, from: fromChina('2026-10-07'), to: fromChina('2026-10-08') })
    await createShifts(kit, by, [
      {
        postId: postOf.qiu, kind: 'desk', startsAt: china('16:00', '2026-10-07'),
        endsAt: china('18:00', '2026-10-07'),
      },
    ])
    const result = await copyWeek(kit, by, week)
    expect(result).toMatchObject({ copied: 1, kept: 0 })
    expect(result.skipped.map(({ because }) => because)).toEqual(['on_leave', 'overlaps'])
    expect(await copyWeek(kit, by, week)).toMatchObject({ copied: 0, kept: 1 })
    const [officer] = await staff.onDuty(DISTRICT, { role: 'officer' }, china('09:00', '2026-10-07'))
    expect(officer).toMatchObject({ name: '演安', shift: { startsAt: china('08:00', '2026-10-07') } })
    const ending = posts.map(post => ({ ...post, toDate: '2026-10-10' }))
    const far = { posts: ending, from: week.from, to: fromChina('2026-10-12') }
    expect((await copyWeek(kit, by, far)).skipped.map(({ because }) => because)).toEqual(Array(3).fill('post_ended'))
  })

  it('removes what has not begun, ends what has', async () => {
    const { kit, clock, people, staff, desks } = town
    const { day, night } = await rota()
    await removeShift(kit, by, night.id)
    await expect(removeShift(kit, by, day.id)).rejects.toEqual(refused('shift-begun'))
    clock.time = china('16:00')
    expect(await endShift(kit, by, day.id)).toMatchObject({ endedEarlyAt: china('16:00') })
    await expect(endShift(kit, by, day.id)).rejects.toEqual(refused('not-found'))
    expect(await staff.offDutyOwners(DISTRICT, [people.chun], china('16:05'))).toEqual([
      { accountId: people.chun, by: 'off', since: china('16:00') },
    ])
    expect(await staff.onDuty(DISTRICT, { deskId: desks.town }, china('16:05'))).toEqual([])
  })

  it('puts somebody on leave for weeks, and answers what must be filled', async () => {
    const { kit, staff, postOf, people, desks } = town
    const { day } = await rota()
    const post = (await staff.directory(DISTRICT)).posts.get(postOf.chun)!
    const { leave, uncovered } = await takeLeave(kit, by, { post, from: china('13:00'), to: china('13:00') + 20 * DAY })
    expect(uncovered.map(shift => shift.id)).toEqual([day.id])
    expect(await staff.onDuty(DISTRICT, { deskId: desks.town }, china('14:00'))).toEqual([])
    expect(await staff.offDutyOwners(DISTRICT, [people.chun], china('14:00', '2026-10-15'))).toEqual([
      { accountId: people.chun, by: 'leave', since: china('13:00') },
    ])
    await expect(takeLeave(kit, by, { post, from: china('14:00'), to: china('15:00') }))
      .rejects.toEqual(refused('shift-overlaps'))
    town.clock.time = china('14:30')
    await endShift(kit, by, leave.id)
    expect(await staff.onDuty(DISTRICT, { deskId: desks.town }, china('15:00'))).toHaveLength(1)
  })
})

describe('owners who are off duty', () => {
  it('are those outside every shift of every post; without rota nobody is ever off', async () => {
    const { staff, people, account } = town
    await rota()
    const nobody = await account('resigned', '演辞')
    const all = [people.an, people.chun, people.qiu, people.fang, people.ji, nobody]
    expect(await staff.offDutyOwners(DISTRICT, all, china('17:36'))).toEqual([
      { accountId: people.an, by: 'off', since: china('17:30') },
      { accountId: people.chun, by: 'off', since: china('17:30') },
      { accountId: nobody, by: 'off', since: undefined },
    ])
    expect(await staff.offDutyOwners(DISTRICT, [people.an], china('00:30', '2026-10-01'))).toEqual([
      { accountId: people.an, by: 'off', since: undefined },
    ])
  })
})

describe('hand-over', () => {
  /** Remembers what moved: what the cases module will be, as far as this module can see it. */
  function debts(owner: Id) {
    const moves: HandoverFact[] = []
    const task = { taskId: owner, caseId: owner, number: '330603-20260930-00001', title: '', kind: 'lead', dueAt: null }
    town.staff.registerObligations({
      count: async () => 0,
      standing: async () => ({ open: 0, yellow: 0, red: 0 }),
      owed: async (_db, _district, { fromAccountId }) => (fromAccountId === owner ? [task, task] : []),
      move: async (_by, handover, tasks) => {
        moves.push(handover)
        return tasks.length
      },
    })
    return moves
  }

  it('moves the desk in one act: who answers, what he owed, on the record', async () => {
    const { kit, staff, clock, desks, people } = town
    const { night } = await rota()
    const moves = debts(people.chun)
    clock.time = china('17:20')
    const result = await handOver(kit, by, { deskId: desks.town, fromAccountId: people.chun, toAccountId: people.qiu })
    expect(result).toMatchObject({ moved: 2, shift: { id: night.id, begunAt: china('17:20') } })
    expect(moves).toMatchObject([{ id: result.handover.id, fromAccountId: people.chun, toAccountId: people.qiu }])
    expect((await staff.onDuty(DISTRICT, { deskId: desks.town }, china('17:21'))).map(({ accountId }) => accountId))
      .toEqual([people.qiu])
    expect((await staff.onDuty(DISTRICT, { deskId: desks.town }, china('07:00', '2026-10-01')))).toHaveLength(1)
  })

  it('makes a shift where none was planned, and a rota where there was none', async () => {
    const { kit, staff, desks, people } = town
    town.clock.time = china('19:00')
    await handOver(kit, by, { deskId: desks.town, toAccountId: people.qiu })
    const off = (time: string) => staff.offDutyOwners(DISTRICT, [people.qiu], china(time, '2026-10-01'))
    expect(await off('08:00')).toMatchObject([{ by: 'off' }])
    expect(await off('06:59')).toEqual([])
  })

  it('refuses a stranger to the desk, somebody on leave, and oneself', async () => {
    const { kit, staff, desks, people, postOf } = town
    const input = { deskId: desks.town, fromAccountId: people.chun }
    await expect(handOver(kit, by, { ...input, toAccountId: people.fang })).rejects.toEqual(refused('not-at-desk'))
    await expect(handOver(kit, by, { ...input, toAccountId: people.chun })).rejects.toEqual(refused('conflict'))
    const post = (await staff.directory(DISTRICT)).posts.get(postOf.qiu)!
    await takeLeave(kit, by, { post, from: china('08:00'), to: china('20:00') })
    await expect(handOver(kit, by, { ...input, toAccountId: people.qiu })).rejects.toEqual(refused('on-leave'))
    expect(await staff.onDuty(DISTRICT, { deskId: desks.town }, china('09:30'))).toHaveLength(1)
  })

  it('lets an officer come early and go early', async () => {
    const { kit, staff, clock, people, postOf, id } = town
    await rota()
    clock.time = china('07:10')
    await comeOn(kit, by, people.an, postOf.an)
    expect(await staff.officerOf(DISTRICT, id.grid1, china('07:15'))).toMatchObject({ personId: people.an })
    clock.time = china('17:05')
    expect(await goOff(kit, by, people.an)).toMatchObject([{ postId: postOf.an, endedEarlyAt: china('17:05') }])
    expect(await goOff(kit, by, people.an)).toEqual([])
    expect(await staff.offDutyOwners(DISTRICT, [people.an], china('17:10'))).toMatchObject([{ since: china('17:05') }])
    await expect(comeOn(kit, by, people.an, postOf.chun)).rejects.toEqual(refused('not-found'))
  })
})
