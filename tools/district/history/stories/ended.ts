/** Events that have come to an end, each in its own way, and some that have come back. */
import type { Instant } from '@onegrid/domain'
import { functionNames as fn } from '@onegrid/domain'
import { Flow, ownerSeat, unitSeat } from '../flow.ts'
import type { Opening, Teller } from '../flow.ts'
import { caseRef, personRef, seats } from '../refs.ts'
import type { Story } from '../story.ts'

interface Closed extends Opening {
  name: string
  /** Workdays back, and when it was reported. */
  back: number
  at: string
  stars?: 3 | 4 | 5
  before?: (flow: Flow, signed: Instant) => void
}

/** By the demo's own resident. */
const byResident = { source: 'resident', who: 'resident', where: 'home' } as const

const closed: readonly Closed[] = [
  { name: 'closed-1', back: 7, at: '08:52', matter: '070301', ...byResident, stars: 5 },
  { name: 'closed-2', back: 7, at: '10:15', matter: '050402', source: 'hotline', stars: 4 },
  { name: 'closed-3', back: 6, at: '09:05', matter: '030202', where: 'home', who: 'officer', before: askedAgain },
  { name: 'closed-4', back: 6, at: '14:20', matter: '050201', before: hastened },
  { name: 'closed-5', back: 5, at: '09:40', matter: '070402', ...byResident, stars: 3 },
  { name: 'closed-6', back: 4, at: '08:48', matter: '010101', where: 'village', source: 'resident' },
  { name: 'closed-7', back: 2, at: '08:45', matter: '050304', ...byResident, stars: 5 },
]

export function endedStories(teller: Teller): Story[] {
  return [
    ...closed.map((one) => ended(teller, one).story),
    rejected(teller),
    withdrawn(teller), voided(teller), voiding(teller),
    reworked(teller), cameBack(teller), notSolved(teller), tooSlow(teller), recordedLater(teller), gasLeak(teller),
  ]
}

function ended(teller: Teller, { name, back, at, stars, before, ...opening }: Closed): Flow {
  const flow = new Flow(teller, name, opening)
  const begun = teller.moments.workday(back, at)
  const accepted = flow.on(begun, 8, 25)
  const sent = flow.on(accepted, 4, 18)
  const signed = flow.on(sent, 5, 30)
  const done = flow.on(signed, 30, 80)
  flow.report(begun).accept(accepted).dispatch(sent).contact(flow.on(sent, 2, 9)).sign(signed)
  before?.(flow, signed)
  const checked = flow.on(done, 40, 150)
  const settled = flow.on(checked, 30, 160)
  flow.finish(done).check(checked).confirm(settled)
  const rater = flow.source === 'hotline' ? 'hotline' : opening.who ?? seats.town
  if (stars) flow.story.act(flow.on(settled, 30, 90), rater, 'rate', { stars, ...(stars === 3 && { note: '处理慢了些' }) })
  return flow
}

function askedAgain(flow: Flow, signed: Instant): void {
  flow.story.act(flow.on(signed, 10), 'officer', 'supplement', { text: '补充：二单元也有一处' })
  flow.story.act(flow.on(signed, 18), flow.unit, 'comment', { text: '一并处理' })
}

function hastened(flow: Flow, signed: Instant): void {
  flow.story.act(flow.on(signed, 5), seats.town, 'expedite', { reason: '楼板即将浇筑' })
  flow.story.act(flow.on(signed, 12), seats.grid, 'urge', { note: '仍在施工，请尽快到场' }, { ifOwed: 'lead' })
}

function rejected(teller: Teller): Story {
  const flow = new Flow(teller, 'rejected', { matter: '080401', source: 'hotline' })
  const at = teller.moments.workday(2, '11:05')
  flow.report(at).contact(flow.on(at, 25))
  return flow.story.act(flow.on(at, 30), flow.desk, 'reject', { reason: '已列入年度计划，重复建议' })
}

function withdrawn(teller: Teller): Story {
  const flow = new Flow(teller, 'withdrawn', { matter: '050301', ...byResident })
  const at = teller.moments.workday(4, '16:10')
  return flow.report(at).story.act(flow.on(at, 12), 'resident', 'withdraw', { reason: '车已经开走了' })
}

/** Two persons end what never was a case: the first at night, the second in the morning. */
function voided(teller: Teller): Story {
  const flow = new Flow(teller, 'voided', { matter: '060202', source: 'hotline' })
  const at = teller.moments.workday(5, '10:40')
  flow.report(at).contact(flow.on(at, 12)).story.act(flow.on(at, 20), flow.desk, 'void', { reason: '系炊烟误报，网格员已到场看过' })
  return flow.story.act(flow.on(at, 70), seats.district, 'countersign', { note: '同意作废' })
}

function voiding(teller: Teller): Story {
  const flow = new Flow(teller, 'voiding', { matter: '060302', source: 'hotline', where: 'home' })
  const at = flow.beginning('green', 'handle', { limit: teller.limits.countersign })
  return flow.report(flow.back(at, 15, 40)).story.act(at, seats.town, 'void', { reason: '来电人更正地址，事发地不在本区' })
}

/** The check did not pass: the same unit did it again. */
function reworked(teller: Teller): Story {
  const flow = new Flow(teller, 'reworked', { matter: '030103', source: 'officer', where: 'home', who: 'officer' })
  const { story } = flow
  const done = teller.moments.workday(4, '15:20')
  flow.upTo('check', done)
  const note = '三楼仍有一只未更换'
  story.act(flow.on(done, 70), 'checker', 'check', { outcome: 'not_pass', note })
  const again = flow.on(done, 250)
  flow.finish(again).check(flow.on(again, 60)).confirm(flow.on(again, 120))
  return story
}

/** Closed, rated badly, reopened by the resident: it lies with the unit again. */
function cameBack(teller: Teller): Story {
  const flow = ended(teller, { name: 'reopened-1', back: 3, at: '09:12', matter: '070201', ...byResident })
  const again = flow.beginning('green', 'handle', { ago: 20 })
  flow.story.act(again, 'resident', 'reopen', { reason: '填补的地方又塌下去了' })
  return flow.story
}

/** The officer who reported it does not confirm: the desk decides anew. */
function notSolved(teller: Teller): Story {
  const flow = new Flow(teller, 'reopened-2', { matter: '050102', where: 'home', who: 'officer' })
  const at = flow.beginning('green', 'dispatch')
  flow.upTo('confirm', flow.back(at, 25, 50))
  flow.story.act(at, ownerSeat('confirm'), 'rejectConfirmation', { reason: '桌椅傍晚又摆出来了' })
  return flow.story
}

/** The village did not take it up in time: it rose to the town by itself. */
function tooSlow(teller: Teller): Story {
  const flow = new Flow(teller, 'risen', { matter: '010101', source: 'resident', where: 'village' })
  const at = teller.moments.workday(5, '08:50')
  const risen = teller.moments.dueAt(at, flow.limitOf('accept'))
  const accepted = flow.on(risen, 20)
  const done = flow.on(accepted, 300)
  flow.report(at).accept(accepted, seats.town).dispatch(flow.on(accepted, 8), fn.mediation, seats.town)
  flow.contact(flow.on(accepted, 30), seats.town).sign(flow.on(accepted, 40)).finish(done)
  return flow.check(flow.on(done, 60)).confirm(flow.on(done, 140)).story
}

/** Told the next morning what had happened in the evening. */
function recordedLater(teller: Teller): Story {
  const flow = new Flow(teller, 'later', { matter: '050603', source: 'resident' })
  const { story } = flow
  const at = teller.moments.workday(2, '08:38')
  const happened = (hoursBack: number): string => new Date(at - hoursBack * 3_600_000).toISOString()
  const words = { as: 'backfill', source: 'resident', occurredAt: happened(11), knownAt: happened(10) } as const
  story.report(at, seats.town, { ...words, reporter: { name: '演明', phone: '13800006612' } })
  flow.accept(at + 5 * 60_000).dispatch(at + 9 * 60_000).contact(at + 15 * 60_000).sign(at + 20 * 60_000)
  const done = at + 75 * 60_000
  story.act(at + 30 * 60_000, flow.unit, 'linkRecurrence', { earlier: caseRef('closed-4') })
  flow.finish(done).check(flow.on(done, 40)).confirm(flow.on(done, 100))
  return story
}

/** A grave one in the evening, with its staged reports: fenced, stopped, told, closed. */
function gasLeak(teller: Teller): Story {
  const flow = new Flow(teller, 'gas', { matter: '090203', source: 'hotline', where: 'home' })
  const { story } = flow
  const at = teller.moments.day(4, '19:42')
  const after = (minutes: number): Instant => at + minutes * 60_000
  const unit = unitSeat(fn.gas)
  flow.report(at).accept(after(3), seats.town).dispatch(after(5)).contact(after(8)).sign(after(9))
  story.act(after(6), seats.town, 'callOfficer', { person: personRef('officer'), note: '先疏散本单元' })
  story.act(after(16), unit, 'stagedReport', { stage: 'first', text: '疏散 18 人，正在关阀' })
  flow.guard(after(21), unit)
  story.act(after(52), unit, 'stagedReport', { stage: 'progress', text: '查明为接头老化，正在更换' })
  flow.finish(after(118), unit)
  story.act(after(128), unit, 'stagedReport', { stage: 'final', text: '检测合格，居民返家，无人受伤' })
  flow.check(after(140)).confirm(after(155))
  return story
}
