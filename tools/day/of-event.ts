/** Expectations about one event: its state, its clocks, who owes it, what is counted on it. */
import type { CaseClock, EventDetail, TaskBody } from '@onegrid/contract'
import { readEventTrail } from '@onegrid/contract'
import type { EventState, Phase, TaskKind } from '@onegrid/domain'
import { stateWord } from '@onegrid/domain'
import type { Ref } from './day.ts'
import { same, written } from './expectation.ts'
import type { Expectation } from './expectation.ts'
import type { Seen } from './seen.ts'

export function isIn(ref: Ref, state: EventState): Expectation {
  const word = stateWord('event', state, 'zh-CN')
  return of(ref, `${ref} ${word}`, ({ summary }) => same(stateWord('event', summary.state, 'zh-CN'), word))
}

/** The deadline of the clock of a phase that was started last. */
export function dueAt(ref: Ref, phase: Phase, wanted: string, words: string): Expectation {
  return of(ref, `${ref} ${words} ${wanted}`, (event) => same(written(clockOf(event, phase)?.dueAt), wanted))
}

export function yellowAt(ref: Ref, phase: Phase, wanted: string): Expectation {
  return of(ref, `${ref} 转黄 ${wanted}`, (event) => same(written(clockOf(event, phase)?.yellowAt), wanted))
}

export function lightIs(ref: Ref, phase: Phase, wanted: 'green' | 'yellow' | 'red'): Expectation {
  const words = { green: '绿灯', yellow: '黄灯', red: '红灯', paused: '停表' }
  return of(ref, `${ref} ${words[wanted]}`, (event) => {
    const light = clockOf(event, phase)?.light
    return { ok: light === wanted, seen: light ? words[light] : '无' }
  })
}

/** Ended, and not after its deadline. */
export function inTime(ref: Ref, phase: Phase, words: string): Expectation {
  return of(ref, `${ref} ${words}`, (event) => {
    const clock = clockOf(event, phase)
    const { stoppedAt, dueAt: due } = clock ?? {}
    const ok = typeof stoppedAt === 'string' && due !== undefined && Date.parse(stoppedAt) <= Date.parse(due)
    return { ok, seen: `${written(stoppedAt)} / 时限 ${written(due)}` }
  })
}

export function lateBy(ref: Ref, phase: Phase, minutes: number): Expectation {
  return of(ref, `${ref} 超时 ${minutes} 分钟`, (event) => {
    const left = clockOf(event, phase)?.left ?? 0
    return same(Math.round(-left / 60), minutes)
  })
}

/** Who is shown to owe the next step. */
export function owedBy(ref: Ref, who: 'town' | 'district' | { unit: string }): Expectation {
  const words = typeof who === 'string' ? { town: '镇受理台', district: '区受理台' }[who] : who.unit
  return {
    text: `${ref} 下一步由${words}办理`,
    check: async (day) => {
      const { town } = day.tools
      const wanted = typeof who === 'string' ? town.deskName(who) : town.unitName(town.unit(who.unit))
      return same((await day.read(ref)).summary.owner?.name, wanted)
    },
  }
}

export function counted(ref: Ref, key: string, wanted: number, words: string): Expectation {
  return of(ref, `${ref} ${words} ${wanted}`, (event) =>
    same(event.counts[key] ?? Number(event.facts[key] ?? 0), wanted))
}

export function repliesOwed(ref: Ref, wanted: number): Expectation {
  return of(ref, `${ref} 应答复 ${wanted} 人`, (event) => same(event.repliesOwed, wanted))
}

/** One act: the trail has one line, and no step waits but a sample for check. Rule: decision 27. */
export function oneAct(ref: Ref): Expectation {
  return {
    text: `${ref} 一次办结，无后续环节`,
    check: async (day) => {
      const { items } = await day.tools.observer.call(readEventTrail, { params: { id: day.id(ref) }, query: {} })
      const open = openTasks(await day.read(ref)).filter(({ kind }) => kind !== 'check')
      return { ok: items.length === 1 && open.length === 0, seen: `留痕 ${items.length} 条，待办 ${open.length} 项` }
    },
  }
}

/** What a look at the whole detail says. */
export function of(ref: Ref, text: string, look: (event: EventDetail) => Seen): Expectation {
  return { text, check: async (day) => look(await day.read(ref)) }
}

/** The clock of a phase that began last: the lead's where it has one, else another's, else the case's own. */
export function clockOf(event: EventDetail, phase: Phase): CaseClock | undefined {
  const of = (tasks: readonly TaskBody[]) =>
    tasks.flatMap(({ clocks }) => clocks).filter((clock) => clock.phase === phase)
  const ofLead = of(event.tasks.filter(({ kind }) => kind === 'lead'))
  return ofLead.at(-1) ?? of(event.tasks).at(-1) ?? event.clocks.findLast((clock) => clock.phase === phase)
}

export function openTasks({ tasks }: EventDetail, ...kinds: TaskKind[]): TaskBody[] {
  return tasks.filter(({ state, kind }) =>
    ['waiting', 'working'].includes(state) && (kinds.length === 0 || kinds.some((wanted) => wanted === kind)))
}
