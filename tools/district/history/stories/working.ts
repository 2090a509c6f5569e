/** Events in the hands of units: in time and late, paused, asking for more time, supervised. */
import type { Instant } from '@onegrid/domain'
import { DAY, MINUTE } from '@onegrid/domain'
import { Flow } from '../flow.ts'
import type { Colour, Opening, Teller } from '../flow.ts'
import { personRef, seats, unitRef } from '../refs.ts'
import type { Story } from '../story.ts'

/** What follows on dispatch and signature; `at` is the dispatch. */
type Next = (flow: Flow, at: Instant, teller: Teller) => void

interface Working extends Opening {
  name: string
  light: Colour
  /** Late by so many minutes at least, for what the lateness has brought. */
  late?: number
  /** When it was dispatched, in workdays back, where the light leaves no time for what has happened since. */
  since?: readonly [back: number, time: string]
  next?: Next
}

const named = (username: string): Next => (flow, at) => {
  flow.story.act(flow.on(at, 28, 40), flow.unit, 'assignPerson', { person: personRef(username) })
}

const rests = (condition: 'material' | 'season' | 'funding' | 'other', reason: string): Next => (flow, at) => {
  flow.story.act(flow.on(at, 120, 260), flow.desk, 'suspend', { condition, reason })
}

const asksForTime = (value: number, reason: string): Next => (flow, at) => {
  const limit = { value, unit: flow.matter.limit.unit }
  flow.story.act(flow.on(at, 70, 160), flow.unit, 'requestExtension', { limit, reason })
}

/** Fenced off by whoever is near; what is behind the fence has its own clock. */
const fenced: Next = (flow, at) => void flow.guard(at + flow.random.int(18, 40) * MINUTE)

type Judged = 'accepted' | 'returned' | 'listed'

/** The order that lateness brings is answered, and what comes of the answer. */
const answers = (text: string, judged?: Judged): Next => (flow, at, { moments }) => {
  const { story, unit, matter } = flow
  const due = moments.dueAt(at, matter.limit)
  const replied = moments.worked(due, 40)
  if (judged === 'listed') {
    const until = new Date(moments.now + 10 * DAY).toISOString()
    story.order(moments.worked(due, 15), 'leader', 'list', { reason: '同类问题反复，挂牌督办', until })
  }
  story.order(replied, unit, 'reply', { text })
  const read = moments.worked(replied, 45)
  if (judged === 'returned') story.order(read, seats.town, 'returnReply', { reason: '请明确完成时间和责任人' })
  if (judged === 'accepted') story.order(read, seats.town, 'acceptReply', { note: '措施可行，继续跟踪' })
}

/** A leader asks by himself, without anything being late. */
const askedByLeader: Next = (flow, at) => {
  const unit = unitRef(flow.matter.leadFunction)
  flow.story.issue(flow.on(at, 60, 140), 'leader', { type: 'leader', unit, text: '临近月底，请说明工资核对进展和支付时间' })
}

const working: readonly Working[] = [
  // 综合执法
  { name: 'work-1', matter: '050202', light: 'green', next: named('handler') },
  { name: 'work-2', matter: '020202', light: 'yellow', source: 'resident' },
  { name: 'work-3', matter: '050601', light: 'red', source: 'hotline' },
  { name: 'work-4', matter: '060201', light: 'green', source: 'hotline', where: 'home', since: [1, '10:20'],
    next: asksForTime(3, '净化设备需订制安装') },
  { name: 'work-5', matter: '050302', light: 'green', where: 'home', since: [3, '09:30'],
    next: rests('other', '公告七日期满后方可拖移') },
  { name: 'work-6', matter: '060301', light: 'yellow', source: 'resident' },
  { name: 'work-7', matter: '050403', light: 'red', late: 60, next: answers('已查到运输车辆，明日清运完毕') },
  { name: 'work-8', matter: '050102', light: 'red', late: 110, where: 'home', source: 'hotline',
    next: answers('店主外出，已约今晚当面整改', 'accepted') },
  // 供排水
  { name: 'work-9', matter: '060104', light: 'green', next: fenced },
  { name: 'work-10', matter: '030104', light: 'yellow', where: 'home' },
  { name: 'work-11', matter: '080302', light: 'red', source: 'hotline' },
  { name: 'work-12', matter: '060104', light: 'green', source: 'hotline', since: [2, '14:10'],
    next: rests('material', '管材需定制，厂家三日后到货') },
  // 市政养护
  { name: 'work-13', matter: '070102', light: 'yellow', where: 'home', who: 'officer' },
  { name: 'work-14', matter: '070202', light: 'yellow', next: fenced },
  { name: 'work-15', matter: '070301', light: 'red', late: 60, source: 'resident',
    next: answers('控制柜配件到货晚，已加派人员，两日内亮灯', 'listed') },
  { name: 'work-16', matter: '070201', light: 'green', since: [1, '09:10'], next: asksForTime(2, '连日阴雨，沥青无法施工') },
  { name: 'work-17', matter: '070203', light: 'green', source: 'hotline' },
  { name: 'work-18', matter: '070301', light: 'green', source: 'hotline', since: [2, '10:40'],
    next: rests('funding', '灯杆整体更换，待追加资金批复') },
  // 其他单位
  { name: 'work-19', matter: '010301', light: 'green', source: 'resident', since: [3, '10:30'], next: askedByLeader },
  { name: 'work-20', matter: '060401', light: 'red', late: 110, next: answers('正在联系处置单位', 'returned') },
]

export function workingStories(teller: Teller): Story[] {
  return working.map((one) => atWork(teller, one))
}

function atWork(teller: Teller, { name, light, since, late, next, ...opening }: Working): Story {
  const flow = new Flow(teller, name, opening)
  // A hazard that is fenced already shows the light of its second clock.
  const limit = next === fenced ? flow.matter.restoreLimit : undefined
  const at = since
    ? teller.moments.workday(...since)
    : flow.beginning(light, 'handle', { ago: 45, ...(limit && { limit }), ...(late && { late }) })
  flow.upTo('handle', at).sign(flow.on(at, 6, 25))
  next?.(flow, at, teller)
  return flow.story
}
