/**
 * One small town for the tests of the rules: the cast of the story (docs/domain.md 一日), all synthetic, each with the
 * capacities that the server would give from posts and obligations.
 */
import { isOpenTask } from '../cases/index.ts'
import type { Actor, Capacity, CaseState, Id } from '../cases/index.ts'

export const townDesk = 'desk:town'
export const districtDesk = 'desk:district'

export const units = {
  enforcement: 'unit:执法中队',
  water: 'unit:供排水公司',
  roads: 'unit:市政养护',
  land: 'unit:自然资源所',
  ecology: 'unit:生态环境所',
  safety: 'unit:应急站',
  labour: 'unit:人社所',
  police: 'unit:派出所',
  market: 'unit:市场监管所',
  gas: 'unit:燃气公司',
  mediation: 'unit:调解委员会',
} as const

export interface Member {
  id: Id
  role: string
  deskId?: Id
  unitId?: Id
}

export const cast = {
  /** Full-time officer of the grid; 演北 is part-time, 演吉 their grid leader. */
  an: { id: '演安', role: 'officer' },
  bei: { id: '演北', role: 'officer' },
  ji: { id: '演吉', role: 'grid_leader' },
  /** The town's desk by day and by night, the district's desk. */
  chun: { id: '演春', role: 'dispatcher', deskId: townDesk },
  qiu: { id: '演秋', role: 'dispatcher', deskId: townDesk },
  dong: { id: '演冬', role: 'dispatcher', deskId: districtDesk },
  fang: { id: '演方', role: 'handler', unitId: units.enforcement },
  geng: { id: '演庚', role: 'handler', unitId: units.water },
  chen: { id: '演辰', role: 'handler', unitId: units.roads },
  xin: { id: '演辛', role: 'handler', unitId: units.land },
  ren: { id: '演壬', role: 'handler', unitId: units.ecology },
  gui: { id: '演癸', role: 'handler', unitId: units.safety },
  ding: { id: '演丁', role: 'handler', unitId: units.labour },
  jia: { id: '演甲', role: 'handler', unitId: units.police },
  yi: { id: '演乙', role: 'handler', unitId: units.market },
  bing: { id: '演丙', role: 'handler', unitId: units.gas },
  min: { id: '演敏', role: 'checker', deskId: townDesk },
  ning: { id: '演宁', role: 'handler', unitId: units.mediation },
  lan: { id: '演蓝', role: 'leader' },
  tong: { id: '演桐', role: 'resident' },
  hotline: { id: '热线', role: 'hotline' },
  /** The property firm's man, who acts on one task by a link. */
  shu: { id: '演舒', role: 'link' },
  system: { id: 'system', role: 'system' },
} as const satisfies Record<string, Member>

export const everybody: readonly Member[] = Object.values(cast)

export function membersOf(unitId: Id): Id[] {
  const own = everybody.filter((member) => member.unitId === unitId).map((member) => member.id)
  // The safety station has the property firm clear its own corridors.
  return unitId === units.safety ? [...own, cast.shu.id] : own
}

/** What the member is to the case; nothing to somebody else's. */
export function actorOf(member: Member, state: CaseState | null): Actor {
  if (member.role === 'system') return { capacities: [{ role: 'system', relation: 'system' }] }
  const { role, unitId, deskId } = member
  const relations = state === null ? ['self'] : relationsOf(member, state)
  const capacities = relations.map((relation): Capacity => ({ role, relation, unitId, deskId }))
  return { accountId: member.id, capacities }
}

function relationsOf(member: Member, state: CaseState): string[] {
  const open = state.tasks.filter(isOpenTask)
  const ownTasks = state.tasks.filter((task) => task.unitId !== undefined && task.unitId === member.unitId)
  const current = ownTasks.filter((task) => task.round === state.round)
  const called = ((state.extra.called as Id[] | undefined) ?? []).includes(member.id)
  const checks: [relation: string, holds: boolean][] = [
    ['desk', member.deskId !== undefined && member.deskId === state.deskId],
    ['desk_above', member.deskId === districtDesk && state.deskId === townDesk],
    ['ruling', open.some((task) => task.kind === 'ruling' && task.deskId === member.deskId)],
    ['lead', current.some((task) => task.kind === 'lead' && task.state !== 'returned')],
    ['lead', member.deskId !== undefined && state.extra.toDeskId === member.deskId],
    ['lead', state.kind === 'order' && state.leadUnitId !== undefined && state.leadUnitId === member.unitId],
    ['assist', current.some((task) => task.kind === 'assist')],
    ['called', called || current.some((task) => task.kind === 'whistle')],
    ['assigned', open.some((task) => task.personId === member.id)],
    ['grid', member.role === 'officer' || member.role === 'grid_leader'],
    ['area', member.role === 'leader'],
    ['reporter', state.reporterId === member.id],
  ]
  return [...new Set(checks.filter(([, holds]) => holds).map(([relation]) => relation))]
}
