/** Personal data: what is held and why, and the only way to read a value in the clear. Rule: decision 35. */
import Type from 'typebox'
import { Id, Moment, Obj } from '../common.ts'
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

export const personalRoutes = [openPersonal, listPersonalFields] as const
