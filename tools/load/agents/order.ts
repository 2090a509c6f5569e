/** A supervision order: whoever is late answers, the desk that issued it judges the answer. */
import { shares } from '../../replay/habits.ts'
import { deskOf } from './desk.ts'
import type { Did, Doing } from './doing.ts'

/** A named person gives a card for what was answered badly; seldom, and some are taken back. */
const CARD = 0.04

export function reply(doing: Doing): Did {
  const { world, life, task } = doing
  const { crew } = world.parts
  const handlers = task.unitId === undefined ? [] : crew.handlersOf(task.unitId)
  const who = handlers.length > 0 ? crew.principal(life.random.pick(handlers)) : deskOf(doing)
  return world.act(life, who, 'reply', { text: '已督促经办人员，今日办结' }, { taskId: task.id })
}

export function judge(doing: Doing): Did {
  const { world, life, task } = doing
  const { random, state } = life
  const who = deskOf(doing)
  if (state.extra.proposedListing === true && !state.extra.listed && random.chance(0.5)) {
    return world.act(life, who, 'list', { reason: '多次超时，挂牌督办' })
  }
  if (random.chance(shares.orderReturned)) {
    return world.act(life, who, 'returnReply', { reason: '未说明原因和整改时限' }, { taskId: task.id })
  }
  if (!state.extra.card && random.chance(CARD)) {
    const colour = random.chance(0.8) ? 'yellow' : 'red'
    return world.act(life, who, 'issueCard', { colour, reason: '逾期未办结且未说明原因' })
  }
  return world.act(life, who, 'acceptReply', {}, { taskId: task.id })
}
