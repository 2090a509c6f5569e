import { describe, expect, it } from 'vitest'
import { inputOf, localOf, momentOf, proposedValues } from './values.ts'
import type { OfferedField } from './values.ts'

function field(name: string, type: string, required = false, proposed?: unknown): OfferedField {
  return { name, label: name, type, required, ...(proposed !== undefined && { proposed }) }
}

describe('the input of a form', () => {
  it('leaves out what is blank and names what is missing', () => {
    const units = [field('lead', 'unit', true), field('assists', 'units')]
    const fields = [field('reason', 'text', true), field('note', 'text'), ...units]
    expect(inputOf(fields, { reason: '  ', note: ' 到场再看 ', lead: 'u1', assists: [] }))
      .toEqual({ input: { note: '到场再看', lead: 'u1' }, missing: ['reason'] })
  })

  it('sends only the ids of files, and a yes but no no', () => {
    const fields = [field('after', 'files', true), field('urgent', 'boolean')]
    const values = { after: [{ id: 'f1', name: '后.jpg', kind: 'picture' }], urgent: false }
    expect(inputOf(fields, values)).toEqual({ input: { after: ['f1'] }, missing: [] })
    expect(inputOf(fields, { ...values, urgent: true }).input).toEqual({ after: ['f1'], urgent: true })
  })

  it('keeps a zero and drops a limit without a length', () => {
    const fields = [field('minutes', 'number', true), field('limit', 'limit', true)]
    expect(inputOf(fields, { minutes: 0, limit: { unit: 'work_hour' } }))
      .toEqual({ input: { minutes: 0 }, missing: ['limit'] })
    const limit = { value: 2, unit: 'work_hour' }
    expect(inputOf(fields, { minutes: 5, limit }).input['limit']).toEqual(limit)
  })

  it('takes parts that are whole, forgets empty ones and asks for half ones', () => {
    const fields = [field('parts', 'parts', true)]
    const whole = { matter: '070101', text: '井盖' }
    expect(inputOf(fields, { parts: [whole, {}] })).toEqual({ input: { parts: [whole] }, missing: [] })
    expect(inputOf(fields, { parts: [whole, { text: '路灯' }] }).missing).toEqual(['parts'])
    expect(inputOf(fields, { parts: [{}] }).missing).toEqual(['parts'])
  })

  it('leaves out what was cleared', () => {
    const others = ['files', 'limit', 'parts', 'units'].map((type) => field(type, type))
    const fields = [field('lead', 'unit', true), ...others]
    const cleared = Object.fromEntries(fields.map(({ name }) => [name, null]))
    expect(inputOf(fields, cleared)).toEqual({ input: {}, missing: ['lead'] })
  })

  it('begins with what the rules propose', () => {
    const fields = [field('lead', 'unit', true, 'u1'), field('matter', 'matter', false, null), field('note', 'text')]
    expect(proposedValues(fields)).toEqual({ lead: 'u1' })
  })
})

describe('moments of a form', () => {
  it('are China’s, wherever the PC stands', () => {
    expect(momentOf('2026-09-30T16:00')).toBe('2026-09-30T08:00:00.000Z')
    expect(localOf(Date.parse('2026-09-30T16:30:00Z'))).toBe('2026-10-01T00:30')
    expect(momentOf('soon')).toBeUndefined()
  })
})
