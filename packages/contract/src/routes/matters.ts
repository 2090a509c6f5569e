/** The catalogue of matters as everybody reads it. Rule: docs/domain.md A6. */
import { evidenceKinds } from '@onegrid/domain'
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Nullable, Obj } from '../common.ts'
import { LimitBody } from '../forms.ts'
import { LevelBody } from '../policy.ts'
import { defineRoute } from '../route.ts'

const ByCode = Obj({ code: Type.String({ pattern: '^[0-9]{6}$' }) })
const Bilingual = Obj({ zh: Type.String(), en: Type.String() })

/** A matter as everybody may read it: what it is, whose job, how long it takes. */
export const MatterEntry = Obj(
  {
    code: Type.String(),
    name: Type.String({ description: 'In the reader’s language' }),
    names: Bilingual,
    classCode: Type.String(),
    subclassCode: Type.String(),
    leadFunction: Type.String(),
    assistFunctions: Type.Array(Type.String()),
    level: LevelBody,
    limit: LimitBody,
    restoreLimit: Nullable(LimitBody),
    needsVerify: Type.Boolean(),
    needsCheck: Type.Boolean(),
    onsiteSolvable: Type.Boolean(),
    evidence: Type.Array(Type.Enum([...evidenceKinds])),
    countsHandling: Type.Boolean({ description: 'False for errands, visits and questions: no rate counts them' }),
    live: Type.Boolean(),
    from: Nullable(DateOnly),
    to: Nullable(DateOnly),
  },
  { title: 'MatterEntry' },
)
export type MatterEntry = Static<typeof MatterEntry>

export const listMatters = defineRoute({
  id: 'listMatters',
  method: 'GET',
  path: '/api/v1/matters',
  module: 'matters',
  summary: { zh: '事项目录', en: 'The catalogue of matters' },
  access: { row: 'matter.read' },
  query: Obj({
    class: Type.Optional(Type.String({ pattern: '^([0-9]{2}){1,2}$', description: 'Class or subclass' })),
    search: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    all: Type.Optional(Type.Boolean({ description: 'Those not live today too' })),
  }),
  responses: { 200: Obj({ policyNo: Type.Integer(), items: Type.Array(MatterEntry) }) },
  errors: [],
})

export const listMatterClasses = defineRoute({
  id: 'listMatterClasses',
  method: 'GET',
  path: '/api/v1/matters/classes',
  module: 'matters',
  summary: { zh: '10 大类 42 小类', en: 'The 10 classes and 42 subclasses' },
  access: { row: 'matter.read' },
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          code: Type.String(),
          id: Type.String(),
          name: Type.String(),
          countsHandling: Type.Boolean(),
          subclasses: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
        }),
      ),
    }),
  },
  errors: [],
})

export const findWhoseJob = defineRoute({
  id: 'findWhoseJob',
  method: 'GET',
  path: '/api/v1/matters/whose-job',
  module: 'matters',
  summary: { zh: '这件事归谁管', en: 'Whose job is this?' },
  access: { row: 'matter.read' },
  query: Obj({
    q: Type.String({ minLength: 1, maxLength: 200 }),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  }),
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          code: Type.String(),
          name: Type.String(),
          unitFunction: Type.String(),
          unit: Nullable(Type.String({ description: 'The unit of the place; null where none is known' })),
          limit: LimitBody,
          limitText: Type.String(),
          by: Type.String({ description: 'The name or by-name of the matter that fits the words' }),
          sure: Type.Boolean({ description: 'It stands in the words, or they in it; otherwise it is a guess' }),
        }),
      ),
    }),
  },
  errors: [],
})

export const getMatter = defineRoute({
  id: 'getMatter',
  method: 'GET',
  path: '/api/v1/matters/{code}',
  module: 'matters',
  summary: { zh: '事项', en: 'A matter' },
  access: { row: 'matter.read' },
  params: ByCode,
  responses: { 200: MatterEntry },
  errors: ['not-found'],
})

export const matterRoutes = [listMatters, listMatterClasses, findWhoseJob, getMatter] as const
