/** What the desk may and may not. */
import { describe, expect, it } from 'vitest'
import { cast, districtDesk, townDesk, units } from '../testing/cast.ts'
import { clockOf, dueText, openKinds, taskOf } from '../testing/look.ts'
import { accepted, closed, dispatched, handling, on, reported } from '../testing/stages.ts'
import { act, begin, policy, refusalOf, routeTo, text, tried } from '../testing/story.ts'
import { eventKind } from './index.ts'

const { an, bei, ji, chun, dong, fang, lan, tong, hotline, system } = cast
const reason = text('理由')

describe('opening', () => {
  const opening = { source: 'resident', matter: '050401', text: text('垃圾') }
  const refused = (by: typeof chun | typeof tong | typeof hotline, input: object, more = {}) =>
    tried(
      { def: eventKind, calendar: reported().calendar, policy, state: null },
      by,
      'report',
      { ...opening, ...input },
      on('08:40'),
      more,
    )

  it('owes an acceptance to the desk that routing found, and a word to a reporter who waits', () => {
    const told = reported({ source: 'resident' })
    expect(told.state).toMatchObject({ state: 'submitted', deskId: townDesk, level: 4, reporterId: tong.id })
    expect(openKinds(told)).toEqual(['accept', 'contact'])
    expect(dueText(taskOf(told, 'accept'), 'accept')).toBe('2026-11-16 14:10')
    expect(openKinds(reported({ source: 'officer' }))).toEqual(['accept'])
  })

  it('lets people outside speak for themselves only, and not say how grave it is', () => {
    expect(refused(tong, { source: 'leader' })).toMatchObject({ refusal: 'source_mismatch' })
    expect(refused(hotline, { source: 'resident' })).toMatchObject({ refusal: 'source_mismatch' })
    expect(refused(tong, { level: 1 })).toMatchObject({ next: { level: 4 } })
    expect(refused(chun, { source: 'leader', level: 1 })).toMatchObject({ next: { level: 1 } })
  })

  it('is refused without a desk or with a matter that is not there', () => {
    expect(refused(tong, { matter: '999999' })).toEqual({ refusal: 'unknown_matter', params: { matter: '999999' } })
    expect(refused(tong, {}, { route: undefined })).toMatchObject({ refusal: 'no_desk' })
    expect(refused(tong, { text: undefined })).toEqual({
      refusal: 'field_required',
      params: { field: 'text', fields: 'text' },
    })
  })

  it('puts the reporter into the line by role alone', () => {
    const [line] = reported({ source: 'resident' }).lines
    expect(line!.by).toEqual({ role: 'resident', account: undefined, unit: undefined, desk: undefined })
    expect(JSON.stringify(line)).not.toContain(tong.id)
    expect(reported().lines[0]!.by.account).toBe(an.id)
  })
})

describe('filing on the spot', () => {
  const input = { source: 'officer', matter: '050401', text: text('垃圾'), way: 'solved', before: ['b'], after: ['a'] }
  const file = (more: object, facts = {}) =>
    tried(
      { def: eventKind, calendar: reported().calendar, policy, state: null },
      bei,
      'selfHandle',
      { ...input, ...more },
      on('08:40'),
      facts,
    )

  it('is refused for what an officer cannot solve, and without proof', () => {
    expect(file({ matter: '050202' })).toMatchObject({ refusal: 'not_solvable_on_site' })
    expect(file({ before: [] })).toMatchObject({ refusal: 'picture_before_required' })
    expect(file({ after: undefined })).toMatchObject({ refusal: 'picture_after_required' })
    const seen = { id: 'a', kind: 'picture', sha256: 'a', receivedAt: 0, seenBefore: true } as const
    expect(file({}, { files: { a: seen } })).toMatchObject({ refusal: 'picture_seen_before' })
    expect(
      tried(
        { def: eventKind, calendar: reported().calendar, policy, state: null },
        tong,
        'selfHandle',
        input,
        on('08:40'),
      ),
    ).toMatchObject({ refusal: 'not_yours' })
  })

  it('draws a share for check: five in a hundred', () => {
    expect(file({}, { sample: 0.05 })).toMatchObject({ next: { state: 'filed', tasks: [] } })
    const drawn = begin(bei, 'selfHandle', input, on('08:40'), { sample: 0.049 })
    expect(openKinds(drawn)).toEqual(['check'])
    expect(drawn.decision.chip).toBeUndefined()
    act(drawn, chun, 'check', { outcome: 'not_pass', note: text('现场未清') }, on('09:40'))
    expect(drawn.state).toMatchObject({ state: 'reopened', round: 2 })
    // What was filed at once had no total; the second round has.
    expect(clockOf(drawn.state, 'total')).toMatchObject({ startedAt: on('09:40'), version: 1 })
  })
})

describe('accepting', () => {
  it('wants a category, and verification where the category asks for it', () => {
    const unclassified = begin(tong, 'report', { source: 'resident', text: text('?') }, on('08:40'))
    expect(refusalOf(unclassified, chun, 'accept', {}, on('08:45'))).toBe('matter_required')
    expect(refusalOf(unclassified, chun, 'accept', { matter: '999999' }, on('08:45'))).toBe('unknown_matter')
    const heard = reported({ source: 'resident' })
    expect(refusalOf(heard, chun, 'accept', {}, on('08:45'))).toBe('verification_required')
    expect(refusalOf(heard, system, 'accept', {}, on('08:45'))).toBeUndefined()
    expect(refusalOf(reported(), chun, 'accept', {}, on('08:45'))).toBeUndefined()
  })

  it('starts the total and owes a dispatch', () => {
    const told = accepted()
    expect(openKinds(told)).toEqual(['dispatch'])
    // 4 h of handling, then two workdays of check and two of confirmation.
    expect(dueText(told.state, 'total')).toBe('2026-11-20 17:00')
  })

  it('asks for a waiver once, not again at the desk above', () => {
    const told = accepted({ source: 'resident' })
    act(told, chun, 'escalate', { reason }, on('09:00'))
    expect(refusalOf(told, dong, 'accept', {}, on('09:10'))).toBeUndefined()
  })

  it('is the desk’s own or that above; not a stranger’s', () => {
    expect(refusalOf(reported(), dong, 'accept', {}, on('08:45'))).toBeUndefined()
    expect(refusalOf(reported(), fang, 'accept', {}, on('08:45'))).toBe('not_yours')
    expect(refusalOf(closed(), chun, 'accept', {}, on('12:00'))).toBe('not_in_this_state')
  })
})

describe('verifying', () => {
  const asked = (facts = {}) => act(reported({ source: 'resident' }), chun, 'requestVerify', {}, on('08:45'), facts)

  it('goes to the grid’s officer, or to the desk where there is none', () => {
    expect(taskOf(asked(), 'verify').personId).toBe(an.id)
    expect(taskOf(asked({ officerId: undefined }), 'verify')).toMatchObject({ deskId: townDesk })
    expect(dueText(taskOf(asked(), 'verify'), 'verify')).toBe('2026-11-16 14:15')
  })

  it('accepts what exists and gives the rest back to the desk', () => {
    expect(act(asked(), an, 'verify', { outcome: 'exist' }, on('09:30')).state.state).toBe('accepted')
    const gone = act(asked(), an, 'verify', { outcome: 'not_exist' }, on('09:30'))
    expect(gone.state).toMatchObject({ state: 'submitted', extra: { verified: 'not_exist' } })
    expect(openKinds(gone)).toEqual(['contact', 'accept'])
    expect(act(gone, chun, 'reject', { reason }, on('09:40')).state.state).toBe('rejected')
  })

  it('is handed on when the officer goes off duty', () => {
    const told = asked()
    const { id } = taskOf(told, 'verify')
    expect(refusalOf(told, chun, 'reassign', { taskId: id }, on('09:00'))).toBe('owner_required')
    expect(refusalOf(told, chun, 'reassign', { taskId: id, person: an.id }, on('09:00'))).toBe('nothing_to_do')
    expect(refusalOf(told, chun, 'reassign', { taskId: 'none', person: bei.id }, on('09:00'))).toBe('no_such_task')
    act(told, ji, 'reassign', { taskId: id, person: bei.id }, on('09:00'))
    expect(taskOf(told, 'verify').personId).toBe(bei.id)
    act(told, chun, 'reassign', { taskId: id, desk: townDesk }, on('09:05'))
    expect(taskOf(told, 'verify')).toMatchObject({ deskId: townDesk, personId: undefined })
    expect(refusalOf(told, chun, 'reassign', { taskId: id, desk: townDesk }, on('09:06'))).toBe('nothing_to_do')
  })
})

describe('escalating', () => {
  it('goes one tier up with everything that lies at the desk; only acceptance starts anew', () => {
    const told = handling({ source: 'resident', assists: [units.land] })
    const before = { due: clockOf(taskOf(told, 'lead'), 'handle').dueAt, total: clockOf(told.state, 'total') }
    act(told, chun, 'escalate', { reason }, on('10:00'))
    expect(told.state).toMatchObject({ state: 'submitted', deskId: districtDesk, leadUnitId: undefined })
    expect(taskOf(told, 'contact').deskId).toBe(districtDesk)
    expect(clockOf(taskOf(told, 'accept'), 'accept').startedAt).toBe(on('10:00'))
    expect(clockOf(told.state, 'total')).toEqual(before.total)
    expect(refusalOf(told, dong, 'escalate', { reason }, on('10:05'))).toBe('no_desk_above')
    act(told, dong, 'accept', {}, on('10:10'))
    act(told, dong, 'dispatch', { lead: units.ecology }, on('10:20'))
    expect(clockOf(taskOf(told, 'lead'), 'handle').dueAt).toBe(before.due)
  })
})

describe('classifying anew', () => {
  it('routes again: another unit gives the case back to the desk, under the new limit', () => {
    const told = handling({ assists: [units.land] })
    const current = { ...policy, no: 7 }
    act(told, chun, 'reclassify', { matter: '070101' }, on('09:30'), { route: routeTo(units.roads), policy: current })
    expect(told.state).toMatchObject({
      state: 'accepted',
      matter: '070101',
      level: 2,
      policyNo: 7,
      leadUnitId: undefined,
    })
    const lead = told.state.tasks.find((task) => task.kind === 'lead')
    expect(lead).toMatchObject({ state: 'replaced', closedAt: on('09:30') })
    // A hazard now: two clocks, from now.
    expect(dueText(taskOf(told, 'dispatch'), 'safe')).toBe('2026-11-16 11:30')
    act(told, chun, 'dispatch', { lead: units.roads }, on('09:40'))
    expect(dueText(taskOf(told, 'lead'), 'safe')).toBe('2026-11-16 11:30')
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-17 09:30')
  })

  it('leaves the unit where it is the right one, with the limit of what it is now', () => {
    const told = handling()
    const total = clockOf(told.state, 'total')
    act(told, chun, 'reclassify', { matter: '050402' }, on('09:30'), { route: routeTo(units.enforcement) })
    expect(told.state.state).toBe('handling')
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 11:30')
    expect(clockOf(told.state, 'total')).toEqual(total)
  })

  it('changes nothing for a level alone where the matter has its own limit, and refuses what is so already', () => {
    const told = handling()
    const before = taskOf(told, 'lead')
    expect(refusalOf(told, chun, 'reclassify', { matter: '050401' }, on('09:30'))).toBe('nothing_to_do')
    expect(refusalOf(told, chun, 'reclassify', { matter: '999999' }, on('09:30'))).toBe('unknown_matter')
    act(told, chun, 'reclassify', { matter: '050401', level: 3 }, on('09:30'), { route: routeTo(units.enforcement) })
    expect(taskOf(told, 'lead')).toEqual(before)
    expect(told.state.level).toBe(3)
  })

  it('moves a corrected place to its desk and unit without a minute gained', () => {
    const told = handling()
    const due = clockOf(taskOf(told, 'lead'), 'handle').dueAt
    const there = {
      areas: { gridId: 'grid:9', villageId: 'village:9', townId: 'town:110' },
      route: routeTo(units.land, districtDesk),
    }
    act(told, an, 'relocate', { point: { lon: 120.5, lat: 30.1 } }, on('09:30'), there)
    expect(told.state).toMatchObject({
      deskId: districtDesk,
      state: 'accepted',
      areas: there.areas,
      dayAreas: there.areas,
    })
    expect(clockOf(taskOf(told, 'dispatch'), 'handle').dueAt).toBe(due)
  })

  it('keeps the grid of the day when borders are redrawn', () => {
    const told = dispatched()
    const day = told.state.dayAreas
    act(told, system, 'redraw', {}, on('09:30'), {
      areas: { gridId: 'grid:new', villageId: 'village:2', townId: 'town:111' },
    })
    expect(told.state.areas.gridId).toBe('grid:new')
    expect(told.state.dayAreas).toEqual(day)
  })
})

describe('beside the way', () => {
  it('urges while it is open only, copies once, and notes without conflict', () => {
    const told = handling({ source: 'resident' })
    act(told, tong, 'urge', {}, on('09:30'))
    act(told, lan, 'urge', {}, on('09:31'))
    expect(told.state.counts.urges).toBe(2)
    expect(refusalOf(closed({ source: 'resident' }), tong, 'urge', {}, on('12:00'))).toBe('not_in_this_state')
    act(told, chun, 'copy', { units: [units.land] }, on('09:32'))
    expect(refusalOf(told, chun, 'copy', { units: [units.land] }, on('09:33'))).toBe('nothing_to_do')
    expect(refusalOf(told, an, 'comment', {}, on('09:34'))).toBe('field_required')
    act(told, an, 'comment', { text: text('路过') }, on('09:34'))
    expect(refusalOf(told, tong, 'supplement', {}, on('09:35'))).toBe('nothing_to_do')
    act(told, tong, 'supplement', { files: ['f1'] }, on('09:35'))
    expect(told.state.extra.pictures).toEqual({ before: ['b1'], after: [], files: ['f1'] })
  })

  it('owes the first contact until the reporter is reached, whatever becomes of the case', () => {
    const told = closed({ source: 'resident' })
    expect(openKinds(told)).toEqual(['contact'])
    expect(told.timers.map((timer) => timer.phase)).toContain('contact')
    act(told, chun, 'contact', { outcome: 'not_reached' }, on('12:00'))
    expect(openKinds(told)).toEqual(['contact'])
    act(told, chun, 'contact', { outcome: 'reached' }, on('14:00'))
    expect(refusalOf(told, chun, 'contact', { outcome: 'reached' }, on('14:01'))).toBe('no_such_task')
    const own = act(reported({ source: 'resident' }), tong, 'withdraw', {}, on('08:50'))
    expect(openKinds(own)).toEqual([])
  })

  it('links a recurrence to an earlier case, not to itself', () => {
    const told = handling()
    const earlier = closed().state
    const others = { [earlier.id]: earlier }
    expect(refusalOf(told, an, 'linkRecurrence', { earlier: told.state.id }, on('09:30'))).toBe('no_such_case')
    expect(refusalOf(told, an, 'linkRecurrence', { earlier: 'gone' }, on('09:30'))).toBe('no_such_case')
    act(told, an, 'linkRecurrence', { earlier: earlier.id }, on('09:30'), { others })
    expect(refusalOf(told, an, 'linkRecurrence', { earlier: earlier.id }, on('09:31'), { others })).toBe(
      'nothing_to_do',
    )
  })
})
