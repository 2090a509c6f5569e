import { expect, it } from 'vitest'
import type { OfferedAction } from '@onegrid/contract'
import { commonActions, inputOfPart } from './bulk.ts'
import type { CaseOffers } from './bulk.ts'

type Field = OfferedAction['fields'][number]
const field = (name: string, type: string, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  type,
  required: false,
  ...more,
})
const offer = (action: string, fields: Field[] = [], more: Partial<OfferedAction> = {}): OfferedAction => ({
  action,
  name: action,
  primary: false,
  taskId: `task-${action}`,
  taskVersion: 1,
  fields,
  warnings: [],
  ...more,
})
const one = (id: string, ...items: OfferedAction[]): CaseOffers => ({ id, number: id, title: id, version: 3, items })
const namesOf = (cases: CaseOffers[]): string[] => commonActions(cases).map(({ action }) => action)

const text = field('text', 'text', { required: true })
const dispatch = (lead?: string): OfferedAction =>
  offer('dispatch', [
    field('lead', 'unit', { required: true, proposed: lead }),
    field('assists', 'units'),
    field('urgent', 'boolean'),
    field('note', 'text'),
  ])

it('offers what every case offers, and nothing that one of them lacks', () => {
  expect(
    namesOf([one('a', offer('comment', [text]), offer('accept')), one('b', offer('urge'), offer('comment', [text]))]),
  ).toEqual(['comment'])
  expect(namesOf([one('a', offer('accept')), one('b')])).toEqual([])
  expect(namesOf([])).toEqual([])
})

it('leaves out what needs a look at the single case', () => {
  expect(
    namesOf([
      one('a', offer('merge'), offer('void'), offer('finish'), offer('check'), offer('confirm'), offer('urge')),
    ]),
  ).toEqual(['urge'])
})

it('dispatches each as it is routed, and asks for the unit only for those without one', () => {
  const [routed] = commonActions([one('a', dispatch('u1')), one('b', dispatch('u2'))])
  expect(routed?.fields.map(({ name }) => name)).toEqual(['urgent', 'note'])
  expect(routed?.routed).toEqual(['lead'])
  expect(routed?.parts.map((part) => inputOfPart(part, { note: '一并' }))).toEqual([
    { note: '一并', lead: 'u1' },
    { note: '一并', lead: 'u2' },
  ])

  const [partly] = commonActions([one('a', dispatch('u1')), one('b', dispatch())])
  expect(partly?.fields.map(({ name, lacking }) => [name, lacking])).toEqual([
    ['lead', 1],
    ['urgent', 2],
    ['note', 2],
  ])
  expect(partly?.parts.map((part) => inputOfPart(part, { lead: 'u9' }))).toEqual([{ lead: 'u1' }, { lead: 'u9' }])
})

it('does not offer what must have something that cannot be asked for many', () => {
  const withFile = offer('sign', [field('proof', 'files', { required: true })])
  expect(namesOf([one('a', withFile)])).toEqual([])
  expect(namesOf([one('a', offer('sign', [field('proof', 'files')]))])).toEqual(['sign'])
})

it('carries each case’s own task and versions, and says every warning once', () => {
  const warned = (id: string): CaseOffers =>
    one(id, offer('dispatch', [], { taskId: id, taskVersion: 7, warnings: ['跨节假日'] }))
  const [action] = commonActions([warned('a'), warned('b')])
  expect(action?.warnings).toEqual(['跨节假日'])
  expect(action?.parts.map(({ taskId, taskVersion, version }) => [taskId, taskVersion, version])).toEqual([
    ['a', 7, 3],
    ['b', 7, 3],
  ])
})

it('takes an empty proposal for none', () => {
  const [action] = commonActions([
    one('a', offer('accept', [field('matter', 'matter', { proposed: '' }), field('units', 'units', { proposed: [] })])),
  ])
  expect(action?.parts[0]?.proposed).toEqual({})
  expect(action?.routed).toEqual([])
})
