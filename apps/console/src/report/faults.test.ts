import { expect, test } from 'vitest'
import { ApiError } from '../api/client.ts'
import { faultsOf, without } from './faults.ts'

type Problem = NonNullable<ApiError['problem']>
const problem: Problem = { type: '', title: '', status: 400, detail: '改正', code: 'conflict', instance: '' }
const refused = (part: Partial<Problem>): ApiError =>
  new ApiError(new Response(null, { status: 400 }), { ...problem, ...part })
const say = (error: unknown): string => (error instanceof ApiError ? error.message : '网络中断')

test.each([
  ['position-swapped', {}, 'point'],
  ['unknown-matter', { matter: '999999' }, 'matter'],
  ['action-not-allowed', { refusal: 'moments_disordered' }, 'occurredAt'],
  ['action-not-allowed', { refusal: 'field_required', field: 'knownAt' }, 'knownAt'],
  ['action-not-allowed', { refusal: 'picture_after_required' }, 'after'],
])('%s %j belongs to %s', (code, params, field) => {
  expect(faultsOf(refused({ code, params }), say)).toEqual({ fields: { [field]: '改正' } })
})

test('faults of fields stand at the form’s own fields: title and text are one', () => {
  const fields = [
    { path: '/title', code: 'minLength', message: '至少 1 字' },
    { path: '/reporter/phone', code: 'maxLength', message: '太长' },
  ]
  const faults = faultsOf(refused({ code: 'invalid-request', fields }), say)
  expect(faults).toEqual({ fields: { words: '至少 1 字', phone: '太长' } })
})

test('what belongs to no field stands above all of them', () => {
  const noDesk = refused({ code: 'action-not-allowed', params: { refusal: 'no_desk' } })
  expect(faultsOf(noDesk, say)).toEqual({ fields: {}, rest: '改正' })
  expect(faultsOf(new TypeError('fetch failed'), say)).toEqual({ fields: {}, rest: '网络中断' })
})

test('a field that has been changed is not called faulty any more', () => {
  const faults = { fields: { words: '写明', matter: '选定' }, rest: '无受理台' }
  expect(without(faults, ['words'])).toEqual({ fields: { matter: '选定' } })
  const none = { fields: { words: '写明' } }
  expect(without(none, ['phone'])).toBe(none)
})
