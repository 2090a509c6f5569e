import { describe, expect, test } from 'vitest'
import { bodyOf, draftPlace, emptyDraft, isBlank, keepDraft, missingIn, readDraft } from './draft.ts'
import type { ReportDraft } from './draft.ts'

const draft = (part: Partial<ReportDraft>): ReportDraft => ({ ...emptyDraft('id-1', 'report', 'resident'), ...part })

describe('what is sent', () => {
  test('leaves out what is blank', () => {
    const body = bodyOf(draft({ words: ' 井盖不见了 ', name: '  ' }), {})
    expect(body).toEqual({ id: 'id-1', source: 'resident', title: '井盖不见了' })
  })

  test('the words are the text where the title is only their beginning', () => {
    const body = bodyOf(draft({ words: '井盖不见了。旁边是小学' }), {})
    expect([body.title, body.text]).toEqual(['井盖不见了', '井盖不见了。旁边是小学'])
  })

  test('the hand overrides what is proposed, also with nothing', () => {
    const matterOf = (matter: string | null | undefined) =>
      bodyOf(draft({ words: '井盖', matter }), { matter: '070101' }).matter
    expect([matterOf(undefined), matterOf('070102'), matterOf(null)]).toEqual(['070101', '070102', undefined])
  })

  test('a number of another system goes with its source only', () => {
    const numberOf = (source: 'hotline' | 'resident') =>
      bodyOf(draft({ words: '井盖', source, externalNumber: '12345-1' }), {}).externalNumber
    expect([numberOf('hotline'), numberOf('resident')]).toEqual(['12345-1', undefined])
  })

  test('what belongs to one way of reporting stays away from the others', () => {
    const picture = { id: 'f', name: 'f', kind: 'picture' as const }
    const both = { words: '井盖', occurredAt: '2026-09-30T16:00', knownAt: '2026-09-30T17:00', after: [picture] }
    const late = bodyOf(draft({ ...both, as: 'backfill' }), {})
    expect([late.occurredAt, late.knownAt]).toEqual(['2026-09-30T08:00:00.000Z', '2026-09-30T09:00:00.000Z'])
    expect(late).not.toHaveProperty('after')
    const solved = bodyOf(draft({ ...both, as: 'selfHandle' }), {})
    expect(solved).toMatchObject({ after: ['f'], way: 'solved' })
    expect(solved).not.toHaveProperty('occurredAt')
  })
})

test('what is missing is named in the order of the form', () => {
  expect(missingIn(draft({}), {})).toEqual(['words'])
  expect(missingIn(draft({ as: 'backfill' }), {})).toEqual(['words', 'occurredAt', 'knownAt'])
  expect(missingIn(draft({ as: 'selfHandle', words: '井盖' }), {})).toEqual(['matter'])
  expect(missingIn(draft({ as: 'selfHandle', words: '井盖' }), { matter: '070101' })).toEqual([])
})

describe('kept in the tab', () => {
  const storage = () => {
    const kept = new Map<string, string>()
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    }
  }

  test('a draft comes back with its id, for the person who began it', () => {
    const tab = storage()
    const begun = draft({ words: '井盖', phone: '138', point: { lon: 120, lat: 30 } })
    keepDraft(tab, 'anna', begun)
    expect(readDraft(tab, 'anna')).toEqual(begun)
    expect(readDraft(tab, 'bert')).toBeUndefined()
  })

  test('a blank one leaves nothing behind', () => {
    const tab = storage()
    keepDraft(tab, 'anna', draft({ words: '井盖' }))
    keepDraft(tab, 'anna', draft({}))
    expect(tab.kept.size).toBe(0)
    expect(isBlank(draft({ source: 'hotline' }))).toBe(true)
    expect(isBlank(draft({ matter: '070101', point: { lon: 120, lat: 30 } }))).toBe(false)
  })

  test('what cannot be read or stored is no reason to fail', () => {
    const tab = storage()
    tab.kept.set(draftPlace('anna'), '{"id":')
    expect(readDraft(tab, 'anna')).toBeUndefined()
    const full = { setItem: () => { throw new Error('full') }, removeItem: () => undefined }
    expect(() => keepDraft(full, 'anna', draft({ words: '井盖' }))).not.toThrow()
  })
})
