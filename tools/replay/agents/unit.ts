/** A unit's people: sign or give back, make safe, finish with pictures; some ask for time, some keep silent. */
import type { ActionAnswer, EventDetail } from '@onegrid/contract'
import { HOUR } from '@onegrid/domain'
import { shares } from '../habits.ts'
import type { Doing } from '../world.ts'
import { detailOf, offersOf, photograph } from './common.ts'
import type { Offers } from './common.ts'

export async function work(doing: Doing): Promise<ActionAnswer | undefined> {
  const { item: { task }, random } = doing
  const isAsked = task.kind === 'assist' && task.state === 'waiting'
  if (isAsked && random.chance(shares.silentAssistant)) return keepSilent(doing)
  const offers = await offersOf(doing)
  return task.state === 'waiting' ? begin(doing, offers) : goOn(doing, offers)
}

async function begin(doing: Doing, offers: Offers): Promise<ActionAnswer | undefined> {
  const { world, person, item: { task, case: { id } }, random } = doing
  const [unitId] = person.me.posts.map((post) => post.unitId)
  const isWrong = unitId !== undefined && (world.cases.get(id)?.wrongUnits.has(unitId) ?? false)
  const givesBack = random.chance(isWrong ? shares.returnedWhenWrong : shares.returnedWhenRight)
  if (givesBack && offers.has('return', task.id)) {
    return person.act(id, 'return', { reason: '不属于本单位职责' }, { taskId: task.id })
  }
  // The third return is refused: then the centre is asked to rule.
  if (givesBack && isWrong && task.kind === 'lead' && offers.has('requestRuling')) {
    return person.act(id, 'requestRuling', { reason: '职责有争议，请裁定' })
  }
  if (!offers.has('sign', task.id)) return undefined
  const signed = await person.act(id, 'sign', {}, { taskId: task.id })
  if (!random.chance(shares.personNamed) || unitId === undefined) return signed
  const member = random.pick(world.options.directory.handlers(unitId))
  const named = await person.act(id, 'assignPerson', { person: member }, { taskId: task.id })
  world.look({ kind: 'person', id: member })
  return named
}

async function goOn(doing: Doing, offers: Offers): Promise<ActionAnswer | undefined> {
  const { person, item: { task, case: { id } }, random } = doing
  const event = await detailOf(doing)
  if (mustMakeSafe(doing, event) && offers.has('guard')) {
    return person.act(id, 'guard', { guard: [await photograph(doing)] })
  }
  const extension = random.chance(shares.extensionAsked) ? askForTime(event, task.id) : undefined
  if (extension && offers.has('requestExtension', task.id)) {
    return person.act(id, 'requestExtension', { limit: extension, reason: '需等待配件' }, { taskId: task.id })
  }
  if (!offers.has('finish', task.id)) return undefined
  const evidence = evidenceOf(doing, event)
  const lacksBefore = evidence.includes('before') && event.pictures.before.length === 0
  const before = lacksBefore ? [await photograph(doing)] : undefined
  const after = evidence.includes('after') ? [await photograph(doing)] : undefined
  const input = { result: '已处置完毕', ...(before && { before }), ...(after && { after }) }
  return person.act(id, 'finish', input, { taskId: task.id })
}

function evidenceOf({ world }: Doing, { summary }: EventDetail): readonly string[] {
  return world.options.directory.matters.get(summary.matter?.code ?? '')?.evidence ?? []
}

function mustMakeSafe(doing: Doing, event: EventDetail): boolean {
  const isLead = doing.item.task.kind === 'lead'
  return isLead && evidenceOf(doing, event).includes('guard') && event.facts.guardedAt === undefined
}

/** Half as long again, where the limit is one of days and still runs. */
function askForTime({ tasks }: EventDetail, taskId: string) {
  const clocks = tasks.find(({ id }) => id === taskId)?.clocks ?? []
  const limit = clocks.find((clock) => clock.phase === 'handle' && clock.stoppedAt === null && clock.left > 0)?.limit
  if (!limit || limit.value < 2 || !limit.unit.endsWith('day')) return undefined
  return { value: Math.floor(limit.value / 2), unit: limit.unit }
}

/** Says nothing at all. Some hours after its deadline the desk lets it go, so that it blocks nobody. */
async function keepSilent({ world, item: { task, case: { id, desk } }, random }: Doing): Promise<undefined> {
  const due = task.dueAt === null ? world.now : Date.parse(task.dueAt)
  const username = world.options.directory.username(random.pick(world.options.directory.dispatchers(desk?.id ?? '')))
  if (username === undefined) return undefined
  world.keepFrom(task.id)
  world.plan(Math.max(due, world.now) + random.int(1, 8) * HOUR, id, async () =>
    (await world.as(username)).act(id, 'release', { reason: '协办单位逾期未反馈' }, { taskId: task.id }))
  return undefined
}

export async function reportIn({ person, item: { task, case: { id, place } } }: Doing): Promise<ActionAnswer> {
  return person.act(id, 'reportIn', { ...(place && { point: place }) }, { taskId: task.id })
}
