/** Policies: drafted, published, compared, rolled back. Rule: decision 24. */
import Type from 'typebox'
import { Moment, MOST, Nullable, Obj } from '../common.ts'
import { MatterBody, PolicySetBody, PolicySettingsBody, RoutingRuleBody } from '../policy.ts'
import { defineRoute } from '../route.ts'

const ByCode = Obj({ code: Type.String({ pattern: '^[0-9]{6}$' }) })
const ByNumber = Obj({ no: Type.Integer({ minimum: 0, maximum: MOST, description: '0 is the built-in set' }) })
const ByRule = Obj({ id: Type.String({ pattern: '^[a-zA-Z0-9._-]{1,60}$' }) })
const Note = Type.String({ minLength: 1, maxLength: 500 })
const Names = Type.Record(Type.String(), Type.String(), { description: 'Of areas and units in the rules' })
/** A set of 300 matters is some 160 kB. */
const SET_BYTES = 2_000_000
/** An edit of what is no longer there is refused: whoever else was at it loses nothing. */
const Was = 'What the form showed; where the draft has something else by now the answer is stale-form'
/** In a query a number arrives as text. */
const PolicyName = Type.String({ pattern: '^([0-9]{1,9}|draft|current)$', examples: ['current', 'draft', '3'] })

const PolicyEntry = Obj(
  {
    no: Type.Integer(),
    effectiveFrom: Nullable(Moment),
    publishedAt: Nullable(Moment),
    publishedBy: Nullable(Type.String({ description: 'Name; null for the system' })),
    note: Nullable(Type.String()),
    restores: Nullable(Type.Integer({ description: 'The number that was published again' })),
    state: Type.Enum(['past', 'current', 'waiting']),
  },
  { title: 'PolicyEntry' },
)

export const PolicyChangeBody = Obj(
  {
    path: Type.String({ examples: ['/matters/070101/limit/value'] }),
    kind: Type.Enum(['added', 'removed', 'changed', 'moved']),
    before: Type.Optional(Type.Unknown()),
    after: Type.Optional(Type.Unknown()),
  },
  { title: 'PolicyChange' },
)

export const createMatter = defineRoute({
  id: 'createMatter',
  method: 'POST',
  path: '/api/v1/matters',
  module: 'matters',
  summary: { zh: '即时上线一个事项（疫情、专项）', en: 'Put a new matter live at once (an epidemic, a campaign)' },
  access: { row: 'policy.write' },
  body: Obj({ matter: MatterBody, note: Type.Optional(Note) }),
  responses: { 201: PolicyEntry },
  errors: ['already-exists', 'policy-faulty'],
})

export const listPolicies = defineRoute({
  id: 'listPolicies',
  method: 'GET',
  path: '/api/v1/policies',
  module: 'matters',
  summary: { zh: '已发布的政策', en: 'Published policies, newest first' },
  access: { row: 'policy.read' },
  responses: {
    200: Obj({
      items: Type.Array(PolicyEntry),
      draft: Nullable(Type.Integer({ description: 'Version of the draft; null where nobody has begun one' })),
    }),
  },
  errors: [],
})

export const getPolicy = defineRoute({
  id: 'getPolicy',
  method: 'GET',
  path: '/api/v1/policies/{no}',
  module: 'matters',
  summary: { zh: '某号政策全文', en: 'A published policy' },
  access: { row: 'policy.read' },
  params: ByNumber,
  responses: { 200: Obj({ no: Type.Integer(), policy: PolicySetBody, names: Names }) },
  errors: ['not-found'],
})

export const comparePolicies = defineRoute({
  id: 'comparePolicies',
  method: 'GET',
  path: '/api/v1/policies/changes',
  module: 'matters',
  summary: { zh: '两号政策的差异', en: 'What one policy changes against another' },
  access: { row: 'policy.read' },
  query: Obj({ from: PolicyName, to: PolicyName }),
  responses: { 200: Obj({ items: Type.Array(PolicyChangeBody) }) },
  errors: ['not-found'],
})

export const listPolicyHistory = defineRoute({
  id: 'listPolicyHistory',
  method: 'GET',
  path: '/api/v1/policies/history',
  module: 'matters',
  summary: { zh: '某事项、规则或设置历次发布的变化', en: 'What each number changed in one matter, rule or setting' },
  access: { row: 'policy.read' },
  query: Obj({
    piece: Type.String({
      pattern: '^(matters/[0-9]{6}|routing/[a-zA-Z0-9._-]{1,60}|[a-zA-Z]{1,40})$',
      examples: ['matters/070101', 'routing/leader', 'limits'],
    }),
  }),
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          policy: PolicyEntry,
          changes: Type.Array(PolicyChangeBody),
          before: Type.Optional(Type.Unknown({ description: 'The whole piece; absent where there was none' })),
          after: Type.Optional(Type.Unknown()),
        }),
        { description: 'Newest first; numbers that left it as it was are left out' },
      ),
    }),
  },
  errors: [],
})

const Fault = Obj({ path: Type.String(), code: Type.String(), message: Type.String() })

const DraftState = Obj(
  {
    baseNo: Type.Integer({ description: 'The latest number when the draft was begun' }),
    version: Type.Integer(),
    changedAt: Moment,
    changedBy: Nullable(Type.String()),
    faults: Type.Array(Fault, { description: 'What would keep it from being published' }),
    edits: Type.Array(
      Obj({
        piece: Type.String({ examples: ['matters/070101', 'limits'] }),
        at: Moment,
        by: Nullable(Type.String({ description: 'Name; null for the system' })),
      }),
      { description: 'Who last changed which piece, the latest first' },
    ),
  },
  { title: 'DraftState' },
)

export const getDraft = defineRoute({
  id: 'getDraft',
  method: 'GET',
  path: '/api/v1/policies/draft',
  module: 'matters',
  summary: { zh: '草稿', en: 'The draft' },
  access: { row: 'policy.read' },
  responses: { 200: Obj({ draft: DraftState, policy: PolicySetBody, names: Names }) },
  errors: ['not-found'],
})

export const putDraft = defineRoute({
  id: 'putDraft',
  method: 'PUT',
  path: '/api/v1/policies/draft',
  module: 'matters',
  summary: {
    zh: '整体替换草稿：放入旧号、找回放弃的草稿',
    en: 'Replace the draft as a whole: by an old number, by one thrown away',
  },
  access: { row: 'policy.write' },
  body: Obj({
    version: Type.Integer({
      minimum: 0,
      maximum: MOST,
      description: 'Of the draft that was read; 0 where there was none',
    }),
    baseNo: Type.Optional(
      Type.Integer({ minimum: 0, maximum: MOST, description: 'The number it stands on; the latest where absent' }),
    ),
    policy: PolicySetBody,
  }),
  bodyLimit: SET_BYTES,
  responses: { 200: DraftState },
  errors: ['not-found', 'stale-form'],
})

export const discardDraft = defineRoute({
  id: 'discardDraft',
  method: 'DELETE',
  path: '/api/v1/policies/draft',
  module: 'matters',
  summary: { zh: '放弃草稿', en: 'Throw the draft away' },
  access: { row: 'policy.write' },
  responses: { 204: null },
  errors: ['not-found'],
})

export const putDraftSettings = defineRoute({
  id: 'putDraftSettings',
  method: 'PUT',
  path: '/api/v1/policies/draft/settings',
  module: 'matters',
  summary: { zh: '修改草稿的时限、确认、提醒等', en: 'Change limits, confirmation, reminders of the draft' },
  access: { row: 'policy.write' },
  body: Obj({
    settings: PolicySettingsBody,
    /** Only what differs from it is changed; stale-form where somebody has changed the same meanwhile. */
    was: Type.Optional(PolicySettingsBody),
  }),
  responses: { 200: DraftState },
  errors: ['stale-form'],
})

export const putDraftMatter = defineRoute({
  id: 'putDraftMatter',
  method: 'PUT',
  path: '/api/v1/policies/draft/matters/{code}',
  module: 'matters',
  summary: { zh: '在草稿中新增或修改事项', en: 'Add or change a matter of the draft' },
  access: { row: 'policy.write' },
  params: ByCode,
  body: Obj({ matter: MatterBody, was: Type.Optional(Type.Union([MatterBody, Type.Null()], { description: Was })) }),
  responses: { 200: DraftState },
  errors: ['stale-form'],
})

export const removeDraftMatter = defineRoute({
  id: 'removeDraftMatter',
  method: 'DELETE',
  path: '/api/v1/policies/draft/matters/{code}',
  module: 'matters',
  summary: { zh: '从草稿中删除事项', en: 'Remove a matter from the draft' },
  access: { row: 'policy.write' },
  params: ByCode,
  responses: { 200: DraftState },
  errors: ['not-found'],
})

export const putDraftRule = defineRoute({
  id: 'putDraftRule',
  method: 'PUT',
  path: '/api/v1/policies/draft/rules/{id}',
  module: 'matters',
  summary: { zh: '在草稿中新增、修改或移动派遣规则', en: 'Add, change or move a routing rule of the draft' },
  access: { row: 'policy.write' },
  params: ByRule,
  body: Obj({
    rule: RoutingRuleBody,
    before: Type.Optional(Nullable(Type.String({ description: 'The rule that follows it; null: last' }))),
    was: Type.Optional(Type.Union([RoutingRuleBody, Type.Null()], { description: Was })),
  }),
  responses: { 200: DraftState },
  errors: ['not-found', 'stale-form'],
})

export const removeDraftRule = defineRoute({
  id: 'removeDraftRule',
  method: 'DELETE',
  path: '/api/v1/policies/draft/rules/{id}',
  module: 'matters',
  summary: { zh: '从草稿中删除派遣规则', en: 'Remove a routing rule from the draft' },
  access: { row: 'policy.write' },
  params: ByRule,
  responses: { 200: DraftState },
  errors: ['not-found'],
})

export const publishPolicy = defineRoute({
  id: 'publishPolicy',
  method: 'POST',
  path: '/api/v1/policies',
  module: 'matters',
  summary: { zh: '发布草稿', en: 'Publish the draft as the next number' },
  access: { row: 'policy.write' },
  body: Obj({
    version: Type.Integer({ minimum: 1, maximum: MOST, description: 'The version of the draft that was read' }),
    effectiveFrom: Type.Optional(Moment),
    note: Type.Optional(Note),
    overwrite: Type.Optional(Type.Boolean({ description: 'Although something was published since it was begun' })),
  }),
  responses: { 201: PolicyEntry },
  errors: ['not-found', 'stale-form', 'draft-outdated', 'policy-faulty'],
})

export const restorePolicy = defineRoute({
  id: 'restorePolicy',
  method: 'POST',
  path: '/api/v1/policies/{no}/restore',
  module: 'matters',
  summary: { zh: '回退：把旧号重新发布为新号', en: 'Roll back: publish an old number again as the next one' },
  access: { row: 'policy.write' },
  params: ByNumber,
  body: Obj({ effectiveFrom: Type.Optional(Moment), note: Type.Optional(Note) }),
  responses: { 201: PolicyEntry },
  errors: ['not-found', 'policy-faulty'],
})

export const policyRoutes = [
  createMatter, listPolicies, getPolicy, comparePolicies, listPolicyHistory, publishPolicy, restorePolicy,
  getDraft, putDraft, discardDraft, putDraftSettings, putDraftMatter, removeDraftMatter, putDraftRule, removeDraftRule,
] as const
