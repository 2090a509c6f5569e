import type { CanonicalLine, Instant } from '@onegrid/domain'
import { compileCalendar, defaultCalendarData, defaultPolicy, fromChina, messageKeys } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import type { Scene } from '../events/index.ts'
import type { Draft } from './drafts.ts'
import { write } from './write.ts'
import type { Brief } from './write.ts'

const people = [{ accountId: 'fang', role: 'handler' }, { accountId: 'geng', role: 'handler' }]

/** A unit of two handlers; what the words need of names. */
const scene = {
  policy: defaultPolicy(),
  calendar: compileCalendar(defaultCalendarData()),
  directory: {
    units: new Map([['pipes', { name: '供排水公司' }]]),
    desks: new Map([['town', { name: '漓渚镇受理台' }]]),
    name: () => '演方',
    postsAtUnit: () => people,
    postsAtDesk: () => [],
  },
  duty: { onDuty: (posts: typeof people) => posts },
  tree: { get: () => undefined },
} as unknown as Scene

const brief: Brief = {
  id: 'case',
  kind: 'event',
  number: '330603-20260930-00042',
  title: '井盖缺失',
  address: '漓渚镇花溪路',
  level: 3,
  deskId: 'town',
  source: 'resident',
  matter: '070101',
}
const draft: Draft = {
  key: 'assigned',
  to: { unit: 'pipes' },
  ownerName: { unit: 'pipes' },
  phase: 'sign',
  dueAt: at('12:00'),
  sms: true,
}

function at(time: string, date = '2026-09-30'): Instant {
  return fromChina(date, time)
}

function line(moment: Instant, account = 'chun'): CanonicalLine {
  return {
    v: 1,
    district: 1,
    case: 'case',
    seq: 3,
    actionId: 'action',
    action: 'dispatch',
    by: { role: 'dispatcher', account, desk: 'town' },
    at: moment,
    params: {},
    changes: { fields: {}, tasks: [] },
  }
}

const told = (moment: Instant, more: { brief?: Partial<Brief>; draft?: Partial<Draft>; by?: string } = {}) =>
  write(scene, { ...brief, ...more.brief }, line(moment, more.by), { ...draft, ...more.draft }, [
    { subjectId: 'tong' },
  ])

describe('SMS', () => {
  it.each([
    ['by day at once', at('10:00'), at('10:00')],
    ['in the last minute of the evening', at('19:59'), at('19:59')],
    ['at night in the morning', at('22:30'), at('08:00', '2026-10-01')],
    ['after midnight in the same morning', at('02:00'), at('08:00')],
    ['from eight o’clock on at once', at('08:00'), at('08:00')],
  ])('leaves %s', (_when, moment, leaves) => {
    const { deliveries } = told(moment)
    expect(deliveries.map(({ notBefore }) => notBefore)).toEqual([leaves, leaves])
  })

  it.each([1, 2])('of level %i wakes people', (level) => {
    const { deliveries, messages } = told(at('02:00'), { brief: { level } })
    expect(deliveries.map(({ notBefore }) => notBefore)).toEqual([at('02:00'), at('02:00')])
    expect(messages.every(({ isGrave }) => isGrave)).toBe(true)
  })

  it('is one message of 70 characters, whatever is said and however long the title', () => {
    for (const key of messageKeys) {
      for (const title of ['井盖缺失', '一处很长的标题'.repeat(20)]) {
        const { deliveries } = told(at('10:00'), { brief: { title }, draft: { key } })
        for (const { body } of deliveries) expect([...body].length, `${key}: ${body}`).toBeLessThanOrEqual(70)
        expect(deliveries.length, key).toBe(2)
      }
    }
  })

  it('goes out only where the draft or the rule of reminder says so', () => {
    expect(told(at('10:00'), { draft: { sms: false } }).deliveries).toEqual([])
    for (const { id, channels } of scene.policy.reminders) {
      const { deliveries } = told(at('10:00'), { draft: { key: 'reminder', reminder: id } })
      expect(deliveries.length > 0, id).toBe(channels.includes('sms'))
    }
  })
})

it('tells nobody what he has just done himself', () => {
  const { messages, deliveries } = told(at('10:00'), { by: 'fang' })
  expect(messages.map(({ accountId }) => accountId)).toEqual(['geng'])
  expect(deliveries.map(({ accountId }) => accountId)).toEqual(['geng'])
})

it('reaches a reporter without an account by SMS alone, and says of acceptance only to who waits for it', () => {
  const reporter = { key: 'replied', to: { reporter: true } } as const
  const { messages, deliveries } = told(at('10:00'), { draft: reporter })
  expect(messages).toEqual([])
  expect(deliveries).toMatchObject([
    { accountId: null, subjectId: 'tong', body: '【一网】您反映的“井盖缺失”已受理，编号 330603-20260930-00042。' },
  ])
  expect(told(at('10:00'), { draft: reporter, brief: { source: 'officer' } }).deliveries).toEqual([])
})

it('gives each case, line and key a cause of its own, so that one told again is the same', () => {
  const causes = (more: Parameters<typeof told>[1]) =>
    told(at('10:00'), more).deliveries.map(({ cause }) => cause)
  const [first] = causes({})
  expect(causes({})).toEqual([first, first])
  expect(causes({ draft: { key: 'overdue' } })).not.toContain(first)
  const closed = { key: 'closed', to: { reporter: true } } as const
  expect(causes({ draft: closed })).not.toEqual(causes({ draft: closed, brief: { id: 'merged' } }))
})
