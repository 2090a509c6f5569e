/** Personal data: what is held and why, and the only way to read a value in the clear. Rule: decision 35. */
import Type from 'typebox'
import { Id, Moment, Nullable, Obj } from '../common.ts'
import { defineRoute } from '../route.ts'

const FieldName = Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' })

export const openPersonal = defineRoute({
  id: 'openPersonal',
  method: 'POST',
  path: '/api/v1/personal/openings',
  module: 'personal',
  summary: { zh: '查看个人信息明文（须填理由，留痕）', en: 'Open personal data, with a reason and on record' },
  access: { row: 'personal.open' },
  body: Obj({
    subject: Id,
    fields: Type.Array(FieldName, { minItems: 1, maxItems: 10, uniqueItems: true }),
    reason: Type.String({ minLength: 2, maxLength: 200 }),
    caseId: Type.Optional(Id),
    taskId: Type.Optional(Id),
  }),
  responses: {
    201: Obj({
      id: Id,
      at: Moment,
      values: Type.Record(FieldName, Type.String(), { description: 'Fields that are not held are absent' }),
    }),
  },
  errors: ['not-found', 'too-many-openings', 'undeclared-field', 'text-empty'],
})

export const listPersonalFields = defineRoute({
  id: 'listPersonalFields',
  method: 'GET',
  path: '/api/v1/personal/fields',
  module: 'personal',
  summary: { zh: '个人信息登记表：用途、依据、敏感程度、期限', en: 'Declared personal fields: purpose, basis, retention' },
  access: { row: 'personal.catalogue' },
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          field: FieldName,
          label: Obj({ zh: Type.String(), en: Type.String() }),
          purpose: Obj({ zh: Type.String(), en: Type.String() }),
          basis: Obj({ zh: Type.String(), en: Type.String() }),
          sensitivity: Type.Enum(['general', 'sensitive']),
          retentionDays: Type.Integer({ minimum: 1 }),
        }),
      ),
    }),
  },
  errors: [],
})

const Words = Obj({ zh: Type.String(), en: Type.String() })

export const readRetention = defineRoute({
  id: 'readRetention',
  method: 'GET',
  path: '/api/v1/personal/retention',
  module: 'personal',
  summary: { zh: '个人信息到期预览：各字段有多少、何时删除', en: 'Retention: what is held of each field, and what goes when' },
  access: { row: 'retention.read' },
  responses: {
    200: Obj({
      at: Moment,
      items: Type.Array(
        Obj({
          field: FieldName,
          label: Words,
          purpose: Words,
          retentionDays: Type.Integer({ minimum: 1 }),
          running: Type.Integer({ description: 'Values of people whom something concerns: the period has not begun' }),
          later: Type.Integer({ description: 'Their period ends in more than thirty days' }),
          soon: Type.Integer({ description: 'It ends within thirty days' }),
          due: Type.Integer({ description: 'It has ended: the next round deletes them' }),
          firstDueAt: Nullable(Moment),
        }),
      ),
    }),
  },
  errors: [],
})

export const erasePersonal = defineRoute({
  id: 'erasePersonal',
  method: 'POST',
  path: '/api/v1/personal/erasures',
  module: 'personal',
  summary: {
    zh: '按本人要求删除个人信息：先清点，再凭确认码删除', en: 'Erase a person who asks for it: count first, then confirm',
  },
  access: { row: 'personal.erase' },
  body: Obj({
    field: FieldName,
    value: Type.String({ minLength: 1, maxLength: 200 }),
    ground: Type.Enum(['purpose_met', 'consent_withdrawn', 'unlawful', 'other_law'], { description: 'PIPL 47' }),
    reference: Type.Optional(
      Type.String({ pattern: '^[0-9A-Za-z-]{1,40}$', description: 'Number of the request that is filed' }),
    ),
    confirmation: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{32}$', description: 'As the count answered; without it nothing goes' }),
    ),
  }),
  responses: {
    200: Obj({
      people: Type.Integer({ description: 'Entries under this value: one for each report' }),
      values: Type.Integer(),
      cases: Type.Array(Type.String(), { description: 'Numbers' }),
      open: Type.Array(Type.String(), { description: 'Numbers of those that are not ended: they forbid it' }),
      texts: Type.Integer({ description: 'Texts and messages that went; 0 while it is only counted' }),
      confirmation: Type.String(),
      done: Type.Boolean(),
    }),
  },
  errors: ['not-found', 'undeclared-field', 'stale-form', 'person-concerned'],
})

export const personalRoutes = [openPersonal, listPersonalFields, readRetention, erasePersonal] as const
