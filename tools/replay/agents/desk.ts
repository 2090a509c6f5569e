/** The desk takes in and sends out: what it makes of a report, whom it sends, what it answers to a unit's wishes. */
import type { ActionAnswer, EventDetail } from '@onegrid/contract'
import { findSimilar, findWhoseJob } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { HOUR } from '@onegrid/domain'
import { shares } from '../habits.ts'
import type { Doing } from '../world.ts'
import { another, detailOf, isOpenTask, offersOf } from './common.ts'
import type { Offers } from './common.ts'
import { afterDispatch } from './beside.ts'

/** What nobody can name goes here, and is counted: above 5 % the catalogue needs a look (docs/domain.md 实务 9). */
const UNCLASSIFIED = '100299'

export async function accept(doing: Doing): Promise<ActionAnswer | undefined> {
  const { person, item: { case: { id } }, random } = doing
  const offers = await offersOf(doing)
  if (!offers.has('accept')) return undefined
  const event = await detailOf(doing)
  const { verified } = event.facts
  if (verified === 'not_exist') return person.act(id, 'reject', { reason: '经现场核实，反映情况不存在' })
  const merged = verified === undefined ? await mergeIfAlike(doing) : undefined
  if (merged) return merged
  if (random.chance(shares.rejected)) return person.act(id, 'reject', { reason: '不属于网格事项，已告知其他渠道' })
  if (random.chance(shares.voided) && offers.has('void')) return voidIt(doing)
  if (random.chance(shares.escalated) && offers.has('escalate')) return person.act(id, 'escalate', { reason: '超出本级职权' })
  const matter = await matterFor(doing, event.summary.matter?.code, event.text ?? '')
  const needsVerify = doing.world.options.directory.matters.get(matter)?.needsVerify ?? false
  if (needsVerify && verified === undefined) {
    if (random.chance(shares.verifiedFirst) && offers.has('requestVerify')) return person.act(id, 'requestVerify', {})
    return person.act(id, 'accept', { matter, waiver: '已电话核实' })
  }
  return person.act(id, 'accept', { matter, ...(verified === 'unable' && { waiver: '现场无法核实，先行受理' }) })
}

/** As the reporter named it, unless the desk knows better or nobody has named it yet. */
async function matterFor({ person, random }: Doing, named: string | undefined, text: string): Promise<string> {
  if (named !== undefined && !random.chance(shares.reclassified)) return named
  const words = [...text].slice(0, 60).join('').trim()
  if (words === '') return named ?? UNCLASSIFIED
  const { items } = await person.call(findWhoseJob, { query: { q: words } })
  return items.find(({ code }) => code !== named)?.code ?? named ?? UNCLASSIFIED
}

/** The same thing again follows the first report of it; what is not the same is taken apart again some hours later. */
async function mergeIfAlike(doing: Doing): Promise<ActionAnswer | undefined> {
  const { world, person, item: { case: { id, title, place, matter } }, random } = doing
  if (!place) return undefined
  const body = { point: place, text: title, except: id, ...(matter && { matter: matter.code }) }
  const { items } = await person.call(findSimilar, { body })
  const open = items.filter(({ case: { closedAt, desk } }) =>
    closedAt === null && desk?.id === doing.item.case.desk?.id)
  const alike = open.find(({ likeness }) => likeness >= ALIKE)
  if (alike && random.chance(shares.mergedWhenAlike)) return person.act(id, 'merge', { survivor: alike.case.id })
  const [near] = open
  if (!near || !random.chance(shares.mergedInError)) return undefined
  world.plan(world.now + random.int(1, 6) * HOUR, id, () => person.act(id, 'unmerge', { reason: '并非同一件事' }))
  return person.act(id, 'merge', { survivor: near.case.id })
}

/** The same spot in nearly the same words, also where nobody has named the kind yet. */
const ALIKE = 0.62

/** Two people void a case: the second signs the same day, or refuses. */
async function voidIt(doing: Doing): Promise<ActionAnswer> {
  const { person, item: { case: { id } } } = doing
  return person.act(id, 'void', { reason: '测试数据，误报' })
}

export async function countersign(doing: Doing): Promise<ActionAnswer | undefined> {
  const { world, item: { case: { id, desk } }, random } = doing
  const second = await another(doing, world.options.directory.dispatchers(desk?.id ?? doing.seat.id))
  if (random.chance(0.8)) return second.act(id, 'countersign', {})
  return second.act(id, 'refuseCountersign', { reason: '情况属实，应继续办理' })
}

export async function dispatch(doing: Doing): Promise<ActionAnswer | undefined> {
  const { world, person, item: { case: { id } }, random } = doing
  const [offers, event] = await Promise.all([offersOf(doing), detailOf(doing)])
  // A colleague was quicker; sending it out again would take it from whoever has it.
  if (!event.tasks.some((task) => task.id === doing.item.task.id && isOpenTask(task))) return undefined
  const returned = await settleReturnedAssist(doing, offers, event)
  if (returned) return returned
  if (!offers.has('dispatch')) return undefined
  const right = offers.proposed<Id>('dispatch', 'lead')
  const tracked = world.cases.get(id)
  const returns = event.counts.returns ?? 0
  if (returns >= 2 && random.chance(0.7) && offers.has('requestRuling')) {
    return person.act(id, 'requestRuling', { reason: '两次退回，请上级裁定' })
  }
  const errs = returns < 2 && random.chance(returns === 0 ? shares.wrongUnit : shares.wrongUnitAgain)
  // Where the rules name nobody, the desk's own choice counts as right.
  const lead = errs || right === undefined ? otherUnit(doing, right) : right
  if (lead === undefined) return undefined
  if (right !== undefined && lead !== right) tracked?.wrongUnits.add(lead)
  const assists = assistsFor(doing, offers, lead)
  const urgent = random.chance(offers.warns('dispatch') ? 0.7 : shares.urgent)
  const answer = await person.act(id, 'dispatch', { lead, assists, ...(urgent && { urgent }) })
  for (const unit of assists) world.look({ kind: 'unit', id: unit })
  if (returns === 0) afterDispatch(doing)
  return answer
}

/** An assistant gave it back: another one takes it, or it goes on without. */
async function settleReturnedAssist(
  { person, item: { case: { id } } }: Doing, offers: Offers, { tasks, summary }: EventDetail,
): Promise<ActionAnswer | undefined> {
  const now = tasks.filter(({ round }) => round === summary.round)
  const returned = now.find(({ kind, state }) => kind === 'assist' && state === 'returned')
  const led = now.some((task) => task.kind === 'lead' && (isOpenTask(task) || task.state === 'done'))
  if (!returned || !led || !offers.has('release', returned.id)) return undefined
  return person.act(id, 'release', { reason: '协办单位职责不符' }, { taskId: returned.id })
}

function assistsFor({ random }: Doing, offers: Offers, lead: Id): Id[] {
  const proposed = offers.proposed<Id[]>('dispatch', 'assists') ?? []
  return proposed.filter((unit) => unit !== lead && random.chance(0.8))
}

function otherUnit({ world, random }: Doing, right: Id | undefined): Id | undefined {
  const others = world.options.directory.units.filter((unit) => unit !== right)
  return others.length === 0 ? right : random.pick(others)
}

export async function ruling(doing: Doing): Promise<ActionAnswer | undefined> {
  const { world, person, item: { case: { id } }, random } = doing
  const offers = await offersOf(doing)
  if (!offers.has('rule')) return undefined
  const lead = offers.proposed<Id>('rule', 'lead') ?? otherUnit(doing, undefined)
  if (lead === undefined) return undefined
  world.cases.get(id)?.wrongUnits.delete(lead)
  return person.act(id, 'rule', { lead, reason: '按职责清单裁定', saveRule: random.chance(shares.ruleSaved) })
}

export async function extension({ person, item: { task, case: { id } }, random }: Doing): Promise<ActionAnswer> {
  if (random.chance(shares.extensionGranted)) return person.act(id, 'extend', {}, { taskId: task.id })
  return person.act(id, 'denyExtension', { reason: '理由不充分，请按期办结' }, { taskId: task.id })
}

/** Not reached today is tried again tomorrow. */
export async function contact({ person, item: { case: { id } }, random }: Doing): Promise<ActionAnswer> {
  const outcome = random.chance(shares.notReached) ? 'not_reached' : 'reached'
  return person.act(id, 'contact', { outcome })
}

export function review({ person, item: { case: { id } } }: Doing): Promise<ActionAnswer> {
  return person.act(id, 'resume', {})
}

export function coordinate({ person, item: { case: { id } } }: Doing): Promise<ActionAnswer> {
  return person.act(id, 'resolve', { resolution: '会议明确牵头单位和完成时间' })
}
