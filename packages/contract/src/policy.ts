/** Schemas of policy: matters, limits, routing, reminders. The same words as the domain's types. */
import type { PolicyBody as DomainPolicyBody } from '@onegrid/domain'
import { confirmations, evidenceKinds, sources, tiers } from '@onegrid/domain'
import Type from 'typebox'
import type { Static, TSchema } from 'typebox'
import { DateOnly, Id, MOST, Obj } from './common.ts'
import { LimitBody } from './forms.ts'

/** Any that can be kept: what is sensible the domain says, in words (routing/validate.ts). */
const Amount = Type.Number({ minimum: -MOST, maximum: MOST })
const Count = Type.Integer({ minimum: -MOST, maximum: MOST })

const Bilingual = Obj({
  zh: Type.String({ minLength: 1, maxLength: 60 }),
  en: Type.String({ minLength: 1, maxLength: 120 }),
})
const FunctionName = Type.String({ minLength: 1, maxLength: 60, description: 'Resolved to a unit by place' })
const MatterCode = Type.String({ pattern: '^[0-9]{6}$', examples: ['070101'] })
export const LevelBody = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])
export const SourceBody = Type.Enum([...sources])
export const TierBody = Type.Enum([...tiers])
const WallTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' })

export const MatterBody = Obj(
  {
    code: MatterCode,
    name: Bilingual,
    aliases: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 30 })),
    leadFunction: FunctionName,
    assistFunctions: Type.Array(FunctionName, { maxItems: 10 }),
    level: LevelBody,
    limit: LimitBody,
    restoreLimit: Type.Optional(LimitBody),
    needsVerify: Type.Boolean(),
    needsCheck: Type.Boolean(),
    onsiteSolvable: Type.Boolean(),
    evidence: Type.Array(Type.Enum([...evidenceKinds]), { maxItems: 16 }),
    active: Type.Boolean(),
    staffOnly: Type.Optional(Type.Boolean({ description: 'Not listed for residents' })),
    from: Type.Optional(DateOnly),
    to: Type.Optional(DateOnly),
    entry: Type.Optional(
      Obj({
        department: Type.String({ minLength: 1, maxLength: 60 }),
        signedOn: DateOnly,
        trainedOn: Type.Optional(DateOnly),
      }),
    ),
  },
  { title: 'Matter' },
)
export type MatterBody = Static<typeof MatterBody>

const UnitRef = Type.Union([Obj({ function: FunctionName }), Obj({ unitId: Id })])

export const RoutingRuleBody = Obj(
  {
    id: Type.String({ pattern: '^[a-zA-Z0-9._-]{1,60}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    when: Obj({
      matter: Type.Optional(Type.Array(Type.String({ pattern: '^([0-9]{2}){1,3}$' }), { maxItems: 200 })),
      areas: Type.Optional(Type.Array(Id, { maxItems: 500 })),
      sources: Type.Optional(Type.Array(SourceBody, { maxItems: 20 })),
      levels: Type.Optional(Type.Array(LevelBody, { maxItems: 4 })),
      time: Type.Optional(Type.Enum(['session', 'off'])),
    }),
    to: Obj({
      lead: Type.Optional(UnitRef),
      assists: Type.Optional(Type.Array(UnitRef, { maxItems: 10 })),
      desk: Type.Optional(TierBody),
      auto: Type.Optional(Type.Boolean()),
    }),
  },
  { title: 'RoutingRule' },
)
export type RoutingRuleBody = Static<typeof RoutingRuleBody>

const perLevel = Obj({ 1: LimitBody, 2: LimitBody, 3: LimitBody, 4: LimitBody })
const PhaseName = Type.Enum([
  'accept', 'verify', 'dispatch', 'sign', 'handle', 'safe', 'check', 'confirm', 'contact', 'ruling', 'countersign',
  'coordinate', 'report_in', 'reply', 'review', 'extension', 'total',
])

const Reminder = Obj({
  id: Type.String({ pattern: '^[a-zA-Z0-9._-]{1,60}$' }),
  phases: Type.Array(PhaseName),
  levels: Type.Array(LevelBody),
  limits: Type.Enum(['days', 'hours', 'any']),
  when: Type.Union([Obj({ hoursBefore: Amount }), Obj({ share: Amount })]),
  channels: Type.Array(Type.Enum(['inbox', 'push', 'sms'])),
})

const settings = {
  limits: Obj({
    accept: perLevel,
    dispatch: perLevel,
    sign: perLevel,
    handle: perLevel,
    check: perLevel,
    verify: LimitBody,
    confirm: LimitBody,
    contact: LimitBody,
    ruling: LimitBody,
    countersign: LimitBody,
    coordinate: Type.Tuple([LimitBody, LimitBody, LimitBody, LimitBody]),
    reportIn: LimitBody,
    reply: Obj({ days: LimitBody, hours: LimitBody }),
  }),
  defaultDesk: TierBody,
  confirmBySource: Obj(everySource(Type.Enum([...confirmations]))),
  reminders: Type.Array(Reminder, { maxItems: 50 }),
  quietHours: Obj({ from: WallTime, to: WallTime, pushLevels: Type.Array(LevelBody) }),
  stagedReports: Obj({ levels: Type.Array(LevelBody), first: LimitBody, next: LimitBody, final: LimitBody }),
  supervision: Obj({
    orderPhases: Type.Array(PhaseName),
    proposeCards: Type.Boolean(),
    listAfterOrders: Count,
  }),
  returnsBeforeRuling: Count,
  extensions: Obj({ most: Count, share: Amount }),
  reopenDays: Count,
  mergeUndoDays: Count,
  sampleSelfSolved: Amount,
  evidenceMetres: Amount,
  offDutyMinutes: Amount,
}

/** All but matters and rules, which have routes of their own. */
export const PolicySettingsBody = Obj(settings, { title: 'PolicySettings' })
export type PolicySettingsBody = Static<typeof PolicySettingsBody>

export const PolicySetBody = Obj(
  { ...settings, matters: Type.Array(MatterBody), routing: Type.Array(RoutingRuleBody) },
  { title: 'PolicySet' },
)

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never

/** Compiles only while the schema and the domain's type say the same. */
export const policySetIsTheDomains: Same<Static<typeof PolicySetBody>, DomainPolicyBody> = true

type EverySource<T> = Record<(typeof sources)[number], T>

function everySource<T extends TSchema>(schema: T): EverySource<T> {
  return Object.fromEntries(sources.map((source) => [source, schema])) as EverySource<T>
}
