/**
 * The smallest kind of case that uses every part of the spine: one task with a clock, free text, a note that never
 * conflicts and a timer. For the tests of this module and for bench/.
 */
import {
  compileCalendar, defaultCalendarData, defaultPolicy, endTasks, findTask, fireTimer, isOpenTask, openTask, startClock,
  updateTask,
} from '@onegrid/domain'
import type { CaseState, Effect, Id, KindDefinition, Step, TextRef } from '@onegrid/domain'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Plan, PerformCommand } from './perform.ts'

type State = 'waiting' | 'doing' | 'done'
type Action = 'ask' | 'take' | 'note' | 'finish' | 'renew' | 'remind'

const open: Effect = (blank, input, ctx) => {
  const deskId = String(input.deskId)
  const began: CaseState = {
    ...blank, deskId, kind: 'toy', state: 'waiting', source: 'test',
    place: { lon: 120.48, lat: 30.08 }, openedAt: ctx.now, extra: { notes: 0 },
  }
  const clock = startClock(ctx, 'handle', { value: 1, unit: 'urgent_hour' })
  return openTask(began, ctx, { kind: 'accept', owner: { deskId }, clocks: [clock] })
}

const anyone = [['*', '*']] as const
const beside = { note: { to: 'same' }, remind: { to: 'same' } } as const

export const toyKind: KindDefinition<State, Action> = {
  kind: 'toy',
  states: { waiting: { open: true }, doing: { open: true }, done: { open: false } },
  begins: { ask: { to: 'waiting' } },
  lifecycle: {
    waiting: { take: { to: 'doing', guards: 'task' }, renew: { to: 'same', guards: 'case' }, ...beside },
    doing: { finish: { to: 'done', guards: 'task' }, renew: { to: 'same', guards: 'case' }, ...beside },
    done: { note: { to: 'same' } },
  },
  forms: {
    ask: {},
    take: { taskId: { type: 'task', required: true } },
    note: { text: { type: 'text', required: true } },
    finish: {},
    renew: { level: { type: 'level', required: true } },
    remind: {},
  },
  access: { ask: anyone, take: anyone, note: anyone, finish: anyone, renew: anyone, remind: anyone },
  effects: {
    ask: open,
    take: (state, input) => {
      const task = findTask(state, input.taskId)
      if (!task || !isOpenTask(task)) return { refusal: 'task_ended' }
      return { ...updateTask(state, task.id, () => ({ state: 'working' })), state: 'doing' }
    },
    note: state => ({ ...state, extra: { ...state.extra, notes: Number(state.extra.notes) + 1 } }),
    finish: (state, _input, ctx) => ({ ...endTasks(state, ctx, 'done'), state: 'done', closedAt: ctx.now }),
    renew: (state, input) => ({ ...state, level: Number(input.level) }),
    remind: (state, input) => fireTimer(state, input as unknown as Parameters<typeof fireTimer>[1]),
  },
}

const calendar = compileCalendar(defaultCalendarData())
const policy = { ...defaultPolicy(), reminders: [] }

export function plan(action: Action, input: Step['input'] = {}, begin?: { id: Id; number: string }): Plan {
  const capacities = [{ role: 'tester', relation: 'desk' }]
  const actor = { accountId: 'c0000000-0000-7000-8000-000000000001', capacities }
  return { steps: [{ action, input, actor }], ctx: { calendar, policy, facts: { begin }, newId: uuidv7 } }
}

export const desk = 'd0000000-0000-7000-8000-000000000001'

/** Begins a case of its own each time that it is called. */
export function ask(districtId: number, more: Partial<PerformCommand> & { id?: Id } = {}): PerformCommand {
  const { id = uuidv7(), ...rest } = more
  const build = () => plan('ask', { deskId: desk }, { id, number: `T-${id}` })
  return command(districtId, null, 'ask', () => ({}), { build, ...rest })
}

export function note(districtId: number, caseId: Id, more: Partial<PerformCommand> = {}): PerformCommand {
  const texts = { text: '水管仍在漏水', ...more.texts }
  return command(districtId, caseId, 'note', (_state, refs) => ({ text: refs.text }), { ...more, texts })
}

export function take(districtId: number, caseId: Id, more: Partial<PerformCommand> = {}): PerformCommand {
  return command(districtId, caseId, 'take', state => ({ taskId: state?.tasks[0]?.id }), more)
}

export function finish(districtId: number, caseId: Id, more: Partial<PerformCommand> = {}): PerformCommand {
  return command(districtId, caseId, 'finish', () => ({}), more)
}

type InputOf = (state: CaseState | null, refs: Readonly<Record<string, TextRef>>) => Step['input']

export function command(
  districtId: number,
  caseId: Id | null,
  action: Action,
  input: InputOf,
  more: Partial<PerformCommand> = {},
): PerformCommand {
  const requestHash = createHash('sha256').update(`${action} ${caseId}`).digest()
  const build: PerformCommand['build'] = (state, { refs }) => plan(action, input(state, refs))
  return { districtId, caseId, actionId: uuidv7(), actorKey: 'staff:test', requestHash, def: toyKind, build, ...more }
}
