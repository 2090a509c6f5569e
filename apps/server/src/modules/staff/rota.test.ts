/** What the rota's screen asks: moving a shift, one's own duty, a desk before it is handed over, duty by area. */
import type { Id } from '@onegrid/domain'
import { fromChina } from '@onegrid/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { comeOn } from './commands/handover.ts'
import { moveShift } from './commands/move-shift.ts'
import { copyWeek, createShifts, takeLeave } from './commands/shifts.ts'
import { deskOwed } from './desk-owed.ts'
import { dutyNow } from './duty-now.ts'
import { ownDuty } from './own-duty.ts'
import { readShiftsOf } from './store.ts'
import { DISTRICT, by, china, newMorning, staffedTown } from './testing.ts'

let town: Awaited<ReturnType<typeof staffedTown>>
beforeAll(async () => {
  town = await staffedTown()
})
afterAll(() => town.server.close())

beforeEach(() => newMorning(town))

const refused = (code: string) => expect.objectContaining({ name: 'Problem', code })
const tomorrow = '2026-10-01'

/** 演春 by day and 演秋 by night, today; 演春 again tomorrow. */
async function rota() {
  const { postOf: { chun, qiu } } = town
  const [day, night, next] = await createShifts(town.kit, by, [
    { postId: chun, kind: 'desk', startsAt: china('08:00'), endsAt: china('17:30') },
    { postId: qiu, kind: 'night', startsAt: china('17:30'), endsAt: china('08:00', tomorrow) },
    { postId: chun, kind: 'desk', startsAt: china('08:00', tomorrow), endsAt: china('17:30', tomorrow) },
  ])
  return { day: day!, night: night!, next: next! }
}

describe('moving a shift', () => {
  it('gives it to another post and time in one act, and begins that post’s rota', async () => {
    const { kit, staff, postOf, people, desks } = town
    await createShifts(kit, by, [
      { postId: postOf.chun, kind: 'desk', startsAt: china('13:00'), endsAt: china('17:30') },
    ])
    const [shift] = await readShiftsOf(
      kit.db,
      DISTRICT,
      [{ id: postOf.chun, accountId: people.chun }],
      china('00:00'),
      china('23:00'),
    )
    const moved = await moveShift(kit, by, shift!.id, {
      postId: postOf.qiu,
      startsAt: china('14:00'),
      endsAt: china('18:00'),
    })
    expect(moved).toMatchObject({ id: shift!.id, accountId: people.qiu, kind: 'desk', startsAt: china('14:00') })
    const at = async (time: string) =>
      (await staff.onDuty(DISTRICT, { deskId: desks.town }, china(time))).map(({ accountId }) => accountId)
    expect(await at('13:30')).toEqual([])
    expect(await at('17:45')).toEqual([people.qiu])
  })

  it('does not stand in its own way, but others do', async () => {
    const { kit, postOf } = town
    const { night } = await rota()
    const later = { startsAt: china('18:00'), endsAt: china('08:30', tomorrow) }
    expect(await moveShift(kit, by, night.id, later)).toMatchObject(later)
    await expect(moveShift(kit, by, night.id, { postId: postOf.chun })).rejects.toEqual(refused('shift-overlaps'))
  })

  it('refuses one that has begun, leave, and posts that are none or not held', async () => {
    const { kit, staff, postOf, id } = town
    const { day, night, next } = await rota()
    await expect(moveShift(kit, by, day.id, { kind: 'night' })).rejects.toEqual(refused('shift-begun'))
    await expect(moveShift(kit, by, night.id, { postId: id.town })).rejects.toEqual(refused('unknown-reference'))
    const early = { startsAt: fromChina('2025-12-31', '08:00'), endsAt: fromChina('2025-12-31', '12:00') }
    await expect(moveShift(kit, by, next.id, early)).rejects.toEqual(refused('post-not-held'))
    const post = (await staff.directory(DISTRICT)).posts.get(postOf.qiu)!
    const { leave } = await takeLeave(kit, by, {
      post,
      from: china('00:00', '2026-10-03'),
      to: china('00:00', '2026-10-04'),
    })
    await expect(moveShift(kit, by, leave.id, { kind: 'desk' })).rejects.toEqual(refused('not-found'))
  })
})

it('reads of a rota only the posts that are asked, and any leave of their holders', async () => {
  const { kit, staff, postOf, people } = town
  const { day, next } = await rota()
  const directory = await staff.directory(DISTRICT)
  const chun = directory.posts.get(postOf.chun)!
  const read = async () =>
    (await readShiftsOf(kit.db, DISTRICT, [chun], china('00:00'), china('00:00', '2026-10-02'))).map(({ id }) => id)
  expect(await read()).toEqual([day.id, next.id])
  const { leave } = await takeLeave(kit, by, { post: chun, from: china('12:00'), to: china('18:00') })
  expect(await read()).toEqual([day.id, leave.id, next.id])
  const copied = await copyWeek(kit, by, { posts: [chun], from: fromChina('2026-09-28'), to: fromChina('2026-10-05') })
  expect(copied).toMatchObject({ copied: 2, kept: 0, skipped: [] })
  expect(people.chun).toBe(leave.accountId)
})

describe('one’s own duty', () => {
  const mine = async (accountId: Id, time: string, date?: string) => {
    const [post] = await ownDuty(town.kit, DISTRICT, accountId, china(time, date))
    return post!
  }

  it('is the shift that runs and the next one, at each post', async () => {
    const { people, desks } = town
    const { day, next, night } = await rota()
    expect(await mine(people.chun, '09:00')).toMatchObject({
      role: 'dispatcher', desk: { id: desks.town }, state: 'shift', shift: { id: day.id }, next: { id: next.id },
    })
    expect(await mine(people.qiu, '09:00')).toMatchObject({ state: 'off', shift: null, next: { id: night.id } })
    expect(await mine(people.qiu, '02:00', tomorrow)).toMatchObject({
      state: 'shift',
      shift: { id: night.id },
      next: null,
    })
    expect(await mine(people.fang, '02:00')).toMatchObject({ state: 'no_rota', shift: null, desk: null })
  })

  it('is leave while one is on leave, and begins when one comes', async () => {
    const { kit, clock, staff, people, postOf } = town
    const { night } = await rota()
    clock.time = china('17:10')
    await comeOn(kit, by, people.qiu, postOf.qiu)
    expect(await mine(people.qiu, '17:11')).toMatchObject({
      state: 'shift',
      shift: { id: night.id, begunAt: '2026-09-30T09:10:00.000Z' },
    })
    const post = (await staff.directory(DISTRICT)).posts.get(postOf.chun)!
    const { leave } = await takeLeave(kit, by, { post, from: china('08:00', tomorrow), to: china('20:00', tomorrow) })
    expect(await mine(people.chun, '10:00', tomorrow)).toMatchObject({ state: 'leave', shift: { id: leave.id } })
  })
})

describe('a desk before it is handed over', () => {
  it('says who is there, who comes, what it owes and what moves', async () => {
    const { kit, staff, desks, people } = town
    const { night } = await rota()
    const task = {
      taskId: people.an,
      caseId: people.bei,
      number: '330603-20260930-00001',
      title: '路灯不亮',
      kind: 'check',
      dueAt: china('16:00'),
    }
    const asked: unknown[] = []
    staff.registerObligations({
      count: async () => 0,
      standing: async (_db, _district, owner, now) => {
        asked.push([owner, now])
        return { open: 5, yellow: 1, red: 2 }
      },
      owed: async (_db, _district, of) => (of.fromAccountId === people.chun && of.deskId === desks.town ? [task] : []),
      move: async () => 0,
    })
    const found = await deskOwed(kit, DISTRICT, desks.town, people.chun, china('17:00'))
    expect(found).toMatchObject({
      people: [{ accountId: people.chun }],
      next: { id: night.id },
      desk: { open: 5, yellow: 1, red: 2 },
      moves: [task],
    })
    expect(asked).toEqual([[{ kind: 'desk', id: desks.town }, china('17:00')]])
    expect((await deskOwed(kit, DISTRICT, desks.town, undefined, china('17:00'))).moves).toEqual([])
    await expect(deskOwed(kit, DISTRICT, people.an, undefined, china('17:00'))).rejects.toEqual(refused('not-found'))
  })
})

describe('who is on duty for an area', () => {
  const ask = (area: Id, tier: 'town' | 'district' = 'town') =>
    dutyNow(town.kit, DISTRICT, { area, tier, at: china('09:00') }, 'en')

  it('is the grid’s officer and the desk above', async () => {
    const { id, desks, people } = town
    await rota()
    expect(await ask(id.grid1)).toMatchObject({
      gridId: id.grid1,
      officer: { person: { accountId: people.an } },
      desk: { id: desks.town, people: [{ accountId: people.chun }] },
      fallbacks: [],
    })
    expect(await ask(id.town)).toMatchObject({ gridId: null, officer: null, desk: { id: desks.town }, fallbacks: [] })
    expect(await ask(id.district, 'district')).toMatchObject({ desk: { id: desks.district } })
  })

  it('is refused for an area that there is not, and without a place', async () => {
    const { kit, people } = town
    await expect(ask(people.an)).rejects.toEqual(refused('unknown-reference'))
    const nowhere = dutyNow(kit, DISTRICT, { tier: 'town', at: china('09:00') }, 'en')
    await expect(nowhere).rejects.toEqual(refused('invalid-request'))
  })

  it('holds a desk for unattended where only its checker is there', async () => {
    const { kit, staff, id, units, desks, account } = town
    await rota()
    const checker = await account('checker', '演敏')
    await staff.createPosts(by, [
      {
        accountId: checker,
        role: 'checker',
        unitId: units.room,
        areaId: id.town,
        deskId: desks.town,
        fromDate: '2026-01-01',
      },
    ])
    const dawn = await dutyNow(kit, DISTRICT, { area: id.grid1, tier: 'town', at: china('07:00') }, 'en')
    expect(dawn).toMatchObject({ desk: { id: desks.district }, fallbacks: [{ code: 'desk_unattended' }] })
  })
})
