/** What happens to a case beside its straight way: suspended, called together, split, copied, urged. Each seldom. */
import { DAY, HOUR, openTasks } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { Principal } from '../../apps/server/src/platform/identity/index.ts'
import { shares } from '../replay/habits.ts'
import { split } from './between.ts'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/** The desk may come back to it while a unit is at work. */
export function afterDispatch(world: World, life: Life): void {
  const { random, state } = life
  const later = (from: number, to: number, act: (who: Principal | undefined) => unknown) =>
    world.plan(life, world.now + Math.floor((from + (to - from) * random.next()) * HOUR), () => {
      if (openTasks(life.state, 'lead').length > 0 && life.state.state !== 'suspended') act(deskOf(world, life))
    })
  const unit = (): Id | undefined =>
    world.parts.crew.otherUnit(state.leadUnitId, state.areas.townId, world.scene, random)

  if (random.chance(shares.commented)) {
    later(1, 12, (who) => world.act(life, who, 'comment', { text: '请注意安全，及时反馈' }))
  }
  if (random.chance(shares.copied)) {
    later(1, 6, (who) => withOne(unit(), (one) => world.act(life, who, 'copy', { units: [one] })))
  }
  if (random.chance(shares.assistant)) {
    later(1, 10, (who) => withOne(unit(), (one) => world.act(life, who, 'addAssist', { unit: one })))
  }
  if (world.seldom(random, shares.suspended)) later(2, 30, (who) => suspend(world, life, who))
  if (world.seldom(random, shares.whistled) || state.level === 1) {
    later(0.5, 4, (who) => whistle(world, life, who, unit()))
  }
  if (world.seldom(random, shares.coordinated)) {
    later(2, 30, (who) => world.act(life, who, 'coordinate', { step: 1, text: '召集有关单位协调' }))
  }
  if (random.chance(0.02)) later(1, 20, (who) => world.act(life, who, 'expedite', { reason: '群众反映强烈' }))
  if (random.chance(0.02)) later(1, 9, (who) => callOfficer(world, life, who))
  if (random.chance(shares.split)) {
    const matter = random.pick(['060301', '050402', '070101'])
    later(2, 20, (who) => split(world, life, who, [{ matter, text: '拆出另一事项分别办理' }]))
  }
  if (world.seldom(random, 0.004)) {
    later(3, 40, (who) => world.act(life, who, 'forceClose', { reason: '当事人已搬离，无法继续处置' }))
  }
  if (random.chance(0.05)) later(1, 20, () => supplement(world, life))
}

function withOne(unit: Id | undefined, act: (unit: Id) => unknown): void {
  if (unit !== undefined) act(unit)
}

function suspend(world: World, life: Life, who: Principal | undefined): void {
  const condition = life.random.pick(['material', 'court', 'season', 'funding'])
  const reviewAt = world.now + life.random.int(2, 12) * DAY
  world.act(life, who, 'suspend', { condition, reason: '等待材料到位', reviewAt })
}

function whistle(world: World, life: Life, who: Principal | undefined, other: Id | undefined): void {
  const units = [...new Set([...(other ? [other] : []), ...(life.state.leadUnitId ? [life.state.leadUnitId] : [])])]
  if (units.length === 0) return
  const purpose = life.random.pick(['demand', 'enforcement', 'emergency'])
  world.act(life, who, 'whistle', { units, minutes: 60, purpose, text: '请到现场会商' })
}

function callOfficer(world: World, life: Life, who: Principal | undefined): void {
  const { gridId } = life.state.areas
  const person = gridId && world.scene.officerOf(gridId)
  if (person) world.act(life, who, 'callOfficer', { person, note: '请到现场看一下' })
}

function supplement(world: World, life: Life): void {
  const { gridId } = life.state.areas
  const person = gridId && world.scene.officerOf(gridId)
  if (person) world.act(life, world.parts.crew.principal(person), 'supplement', { text: '现场又看了一次，情况同前' })
}

export function deskOf(world: World, { state, random }: Life): Principal | undefined {
  return state.deskId === undefined ? undefined : world.parts.crew.atDesk(state.deskId, world.scene, random)
}

/** Whoever reported asks again, or takes it back. */
export function afterReport(world: World, life: Life, who: Principal): void {
  const { random, state } = life
  if (random.chance(shares.urged)) {
    world.plan(life, world.now + random.int(20, 72) * HOUR, () => {
      if (life.def.states[life.state.state]?.open) world.act(life, who, 'urge', { note: '请问办得怎么样了' })
    })
  }
  if (state.source !== 'sensor' && world.seldom(random, 0.02)) {
    world.plan(life, world.now + random.int(3, 90) * 60_000, () => {
      if (!['submitted', 'verifying', 'accepted'].includes(life.state.state)) return
      world.act(life, who, 'withdraw', { reason: '已自行解决' })
    })
  }
  if (state.level === 1 || random.chance(0.01)) leaderSteps(world, life)
}

/** A leader who hears of it asks, or has the desk send it to somebody to read. */
function leaderSteps(world: World, life: Life): void {
  const leader = world.parts.crew.leader(life.state.areas.townId, life.random)
  world.plan(life, world.now + life.random.int(2, 30) * HOUR, () => {
    if (openTasks(life.state, 'lead').length > 0) world.act(life, leader, 'urge', { note: '请抓紧办理并报结果' })
  })
}

/** How it was: said on the telephone, or by the reporter himself; some come back. */
export function afterClosing(world: World, life: Life): void {
  const { random, state } = life
  const waits = state.source === 'resident' || state.source === 'hotline'
  const comesBack = random.chance(waits ? shares.reopened : 0.004)
  const reporter = state.source === 'hotline' ? world.parts.crew.hotline : undefined
  if (waits && (comesBack || random.chance(shares.rated))) {
    const stars = comesBack ? random.int(1, 2) : random.pick([3, 4, 5, 5, 5])
    world.plan(life, world.now + random.int(1, 30) * HOUR, () => {
      if (life.state.state === 'closed') world.act(life, reporter ?? deskOf(world, life), 'rate', { stars })
    })
  }
  if (!comesBack) return
  world.plan(life, world.now + random.int(31, 96) * HOUR, () => {
    if (life.state.state !== 'closed') return
    world.act(life, reporter ?? deskOf(world, life), 'reopen', { reason: '问题没有解决' })
  })
}
