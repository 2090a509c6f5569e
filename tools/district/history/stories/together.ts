/** Events that take several: passed on between units, ruled, talked over, called to the spot. */
import type { Instant } from '@onegrid/domain'
import { functionNames as fn, MINUTE } from '@onegrid/domain'
import { Flow, unitSeat } from '../flow.ts'
import type { Teller } from '../flow.ts'
import { personRef, seats, taskRef, unitRef } from '../refs.ts'
import type { Story } from '../story.ts'

export function togetherStories(teller: Teller): Story[] {
  return [
    givenBack(teller), betweenBureaus(teller), atTheTable(teller), notAgreed(teller), givenUp(teller),
    calledTogether(teller),
  ]
}

/** Not ours, says the unit; it lies at the desk again. */
function givenBack(teller: Teller): Story {
  const flow = new Flow(teller, 'returned', { matter: '070102', source: 'resident' })
  const at = flow.beginning('green', 'dispatch')
  flow.upTo('handle', flow.back(at, 50, 90))
  return flow.story.act(at, flow.unit, 'return', { reason: '井盖标识为通信管线，非本单位管养' })
}

/** Two bureaus have passed it on: the district rules, and has not yet. */
function betweenBureaus(teller: Teller): Story {
  const flow = new Flow(teller, 'ruling', { matter: '060201', source: 'hotline' })
  const { story } = flow
  const asked = flow.beginning('green', 'handle', { limit: teller.limits.ruling })
  const second = flow.back(asked, 12, 25)
  const again = flow.back(second, 60, 110)
  const first = flow.back(again, 10, 20)
  flow.upTo('handle', flow.back(first, 60, 120))
  story.act(first, flow.unit, 'return', { reason: '净化设施检测属生态环境部门' })
  flow.dispatch(again, fn.ecology)
  story.act(second, unitSeat(fn.ecology), 'return', { reason: '未办环评的餐饮油烟由综合执法处罚' })
  return story.act(asked, seats.town, 'requestRuling', { reason: '两部门均称非本单位职责' })
}

/** Coordination at its second step. */
function atTheTable(teller: Teller): Story {
  const flow = new Flow(teller, 'table', { matter: '010401', source: 'resident', where: 'home' })
  const { story } = flow
  const second = flow.beginning('green', 'handle', { limit: teller.limits.coordinate[1] ?? teller.limits.ruling })
  const resolved = flow.back(second, 15, 40)
  const first = flow.back(resolved, 150, 260)
  flow.upTo('handle', flow.back(first, 120, 240)).sign(flow.back(first, 60, 90))
  story.act(first, seats.town, 'coordinate', { step: 1, text: '物业、业委会与社区先行协商收费公示' })
  story.act(resolved, seats.town, 'resolve', { resolution: '账目同意公示，涨价幅度未谈拢' })
  return story.act(second, seats.town, 'coordinate', { step: 2, text: '提交镇工作专班，建设、市场、司法参加' })
}

/** Between two offices nothing has been agreed in time: what a leader sees first. */
function notAgreed(teller: Teller): Story {
  const flow = new Flow(teller, 'table-2', { matter: '050202', where: 'village' })
  const { story } = flow
  const limit = teller.limits.coordinate[0] ?? teller.limits.ruling
  const first = flow.beginning('red', 'handle', { limit })
  flow.upTo('handle', flow.back(first, 200, 320)).sign(flow.back(first, 150, 180))
  return story.act(first, seats.town, 'coordinate', { step: 1, text: '建设办与执法中队协商拆除方案和安置' })
}

/** Two persons end it against its course: the second has not signed. */
function givenUp(teller: Teller): Story {
  const flow = new Flow(teller, 'forced', { matter: '050302', source: 'resident' })
  const asked = flow.beginning('yellow', 'handle', { limit: teller.limits.countersign })
  flow.upTo('handle', flow.back(asked, 500, 700)).sign(flow.back(asked, 420, 480))
  const reason = '车主已自行驶离，现场无车，反映人电话确认'
  return flow.story.act(asked, seats.town, 'forceClose', { reason })
}

/** A whistle: two arrive in time, the third a quarter of an hour late. */
function calledTogether(teller: Teller): Story {
  const flow = new Flow(teller, 'whistle', { matter: '010302', where: 'home', who: 'officer' })
  const { story } = flow
  const at = flow.beginning('green', 'handle', { ago: 200 })
  const after = (minutes: number): Instant => at + minutes * MINUTE
  flow.upTo('handle', at).sign(after(12))
  const units = [fn.labour, fn.police, fn.enforcement].map(unitRef)
  const text = '项目部门口集中，请到场会商'
  story.act(after(35), seats.town, 'whistle', { units, minutes: 60, purpose: 'demand', text })
  story.act(after(38), seats.town, 'copy', { person: personRef('leader'), note: '涉及十六人，请协调总包' })
  for (const [unit, minutes] of [[fn.labour, 57], [fn.police, 76], [fn.enforcement, 110]] as const) {
    const task = taskRef('whistle', unit)
    story.act(after(minutes), unitSeat(unit), 'reportIn', { point: story.site.place }, { task })
  }
  story.act(after(130), seats.town, 'rateWhistle', { stars: 5 }, { task: taskRef('whistle', fn.labour) })
  const late = { stars: 3, note: '到场偏晚' }
  return story.act(after(132), seats.town, 'rateWhistle', late, { task: taskRef('whistle', fn.enforcement) })
}
