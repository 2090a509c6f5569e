import { defaultPolicyBody, withMatter, withRule, withoutMatter, withoutRule } from '@onegrid/domain'
import type { PolicyBody, RoutingRule } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import type { DraftEdits } from './draft-edits.ts'
import { revertPiece, settingsOf } from './revert.ts'

const base = defaultPolicyBody()
const rule = (id: string): RoutingRule => ({ id, name: id, when: { levels: [1] }, to: { desk: 'district' } })
base.routing = ['a', 'b', 'c', 'd'].map(rule)

/** What the edits make of a set. */
function held(policy: PolicyBody): { edits: DraftEdits; now: () => PolicyBody } {
  let body = policy
  const set = async (next: PolicyBody | undefined): Promise<void> => {
    if (!next) throw new Error('no such place')
    body = next
  }
  const edits: DraftEdits = {
    putMatter: (matter) => set(withMatter(body, matter)),
    removeMatter: (code) => set(withoutMatter(body, code)),
    putRule: (one, { before } = {}) => set(withRule(body, one, before)),
    removeRule: (id) => set(withoutRule(body, id)),
    putSettings: (settings) => set({ ...body, ...settings }),
    replace: (next) => set(next),
    discard: () => set(base),
  }
  return { edits, now: () => body }
}

async function reverted(piece: string, change: (body: PolicyBody) => PolicyBody | undefined): Promise<PolicyBody> {
  const policy = change(structuredClone(base))!
  expect(policy).not.toEqual(base)
  const { edits, now } = held(policy)
  await revertPiece(piece, { base, policy }, edits)
  return now()
}

describe('taking one piece back', () => {
  it.each<[string, (body: PolicyBody) => PolicyBody | undefined]>([
    [
      'matters/070101',
      (body) => withMatter(body, { ...body.matters.find(({ code }) => code === '070101')!, level: 4 }),
    ],
    ['matters/070101', (body) => withoutMatter(body, '070101')],
    [
      'matters/100299',
      (body) => (
        { ...body, matters: body.matters.map((one) => (one.code === '100299' ? { ...one, active: false } : one)) }
      ),
    ],
    ['matters/990101', (body) => withMatter(body, { ...body.matters[0]!, code: '990101' })],
    ['routing/b', (body) => withRule(body, { ...rule('b'), name: '改名' })],
    ['routing/b', (body) => withRule(body, rule('b'), null)],
    ['routing/d', (body) => withRule(body, rule('d'), 'a')],
    ['routing/c', (body) => withoutRule(body, 'c')],
    ['routing/x', (body) => withRule(body, rule('x'))],
    ['reopenDays', (body) => ({ ...body, reopenDays: 1 })],
    ['limits', (body) => ({ ...body, limits: { ...body.limits, confirm: { value: 9, unit: 'work_day' } } })],
  ])('%s', async (piece, change) => {
    expect(await reverted(piece, change)).toEqual(base)
  })

  it('puts a rule back although its neighbour is gone', async () => {
    const policy = withoutRule(withoutRule(base, 'c'), 'b')
    const { edits, now } = held(policy)
    await revertPiece('routing/b', { base, policy }, edits)
    expect(now().routing.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  })

  it('touches no other setting', () => {
    expect(Object.keys(settingsOf(base))).not.toContain('matters')
    expect(Object.keys(settingsOf(base)).length).toBe(Object.keys(base).length - 2)
  })
})
