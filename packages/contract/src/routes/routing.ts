/** Routing rules as they stand, what they would do with an event, and what they lack. Rule: docs/domain.md S4-19. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj } from '../common.ts'
import { LimitBody } from '../forms.ts'
import { LevelBody, RoutingRuleBody, SourceBody, TierBody } from '../policy.ts'
import { defineRoute } from '../route.ts'

const Named = Obj({ id: Id, name: Type.String() })
/** In a query a number arrives as text. */
const PolicyName = Type.String({ pattern: '^([0-9]{1,9}|draft|current)$', examples: ['current', 'draft', '3'] })
const Told = Obj({ code: Type.String(), message: Type.String() })

export const getRouting = defineRoute({
  id: 'getRouting',
  method: 'GET',
  path: '/api/v1/routing',
  module: 'matters',
  summary: { zh: '现行派遣规则', en: 'The routing rules in force, in order' },
  access: { row: 'policy.read' },
  responses: {
    200: Obj({
      policyNo: Type.Integer(),
      defaultDesk: TierBody,
      rules: Type.Array(RoutingRuleBody),
      names: Type.Record(Type.String(), Type.String(), { description: 'Of areas and units in the rules' }),
    }),
  },
  errors: [],
})

export const RouteTrial = Obj(
  {
    policyNo: Nullable(Type.Integer({ description: 'Null for the draft' })),
    at: Moment,
    place: Obj({ grid: Nullable(Named), village: Nullable(Named), town: Nullable(Named) }),
    working: Type.Boolean({ description: 'Inside a session of a workday' }),
    level: LevelBody,
    ruleId: Type.String(),
    desk: Named,
    lead: Nullable(Named),
    assists: Type.Array(Named),
    officer: Nullable(Named),
    auto: Type.Boolean({ description: 'Dispatched at once, without the desk' }),
    steps: Type.Array(
      Obj({ ruleId: Type.String(), name: Type.String(), matched: Type.Boolean(), because: Type.Array(Told) }),
    ),
    fallbacks: Type.Array(Obj({ code: Type.String(), message: Type.String(), because: Told })),
    limit: LimitBody,
    dueAt: Moment,
    warning: Nullable(Type.String({ description: 'A hazard that would wait through days off' })),
  },
  { title: 'RouteTrial' },
)
export type RouteTrial = Static<typeof RouteTrial>

export const tryRouting = defineRoute({
  id: 'tryRouting',
  method: 'POST',
  path: '/api/v1/routing/dry-run',
  module: 'matters',
  summary: { zh: '试派：会派给谁、为什么', en: 'Dry run: who would get it, and why' },
  access: { row: 'routing.try' },
  body: Obj({
    matter: Type.String({ pattern: '^[0-9]{6}$' }),
    area: Type.Optional(Type.String({ format: 'uuid', description: 'Instead of a point: anywhere in this area' })),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    source: SourceBody,
    level: Type.Optional(LevelBody),
    at: Type.Optional(Moment),
    policy: Type.Optional(PolicyName),
  }),
  responses: { 200: RouteTrial },
  errors: ['unknown-matter', 'not-found', 'unknown-reference'],
})

export const listRoutingGaps = defineRoute({
  id: 'listRoutingGaps',
  method: 'GET',
  path: '/api/v1/routing/gaps',
  module: 'matters',
  summary: { zh: '无承办单位的职能', en: 'Functions of live matters that nobody fills in a town' },
  access: { row: 'routing.try' },
  query: Obj({ policy: Type.Optional(PolicyName) }),
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          unitFunction: Type.String(),
          town: Named,
          villages: Nullable(Type.Array(Named, { description: 'Only these of the town lack it; null: all' })),
          /** Fills it, but has nobody to sign. */
          unit: Nullable(Named),
          matters: Type.Array(Type.String()),
        }),
      ),
      functions: Type.Integer({ description: 'Functions that live matters name' }),
      towns: Type.Integer(),
    }),
  },
  errors: ['not-found'],
})

export const routingRoutes = [getRouting, tryRouting, listRoutingGaps] as const
