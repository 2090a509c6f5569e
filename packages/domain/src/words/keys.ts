/**
 * What has a word: every key that a screen, a message or a sentence may name, taken from the tables themselves, so that
 * a new state, action or refusal without its words in both languages does not compile. Rule: decision 38.
 */
import type { Role } from '../access/roles.ts'
import type { RefusalKey } from '../cases/refusals.ts'
import type { Phase, TaskKind, TaskState } from '../cases/types.ts'
import type { DayKind, Light, LimitUnit } from '../clock/types.ts'
import type { eventAccess } from '../events/access.ts'
import type { EventAction, eventForms } from '../events/forms.ts'
import type { EventState } from '../events/states.ts'
import type { orderAccess } from '../orders/access.ts'
import type { OrderAction, orderForms } from '../orders/forms.ts'
import type { OrderState } from '../orders/lifecycle.ts'
import type { Confirmation, Evidence, Level, Source, Tier } from '../routing/policy.ts'
import type { RouteFallback, RouteReasonKey } from '../routing/route.ts'

export type Language = 'zh-CN' | 'en'
export const languages: readonly Language[] = ['zh-CN', 'en']

/** Values of the parameters of a sentence, in words already. */
export type SentenceParams = Readonly<Record<string, string | number | undefined>>

type Forms = typeof eventForms & { [A in OrderAction as `order.${A}`]: (typeof orderForms)[A] }
type Entry = { [A in keyof Forms]: { [N in keyof Forms[A]]: [N & string, Forms[A][N]] }[keyof Forms[A]] }[keyof Forms]
type ChoiceEntry = Entry extends infer E
  ? E extends [infer N extends string, { type: 'choice'; of: readonly (infer V extends string)[] }] ? [N, V] : never
  : never

export type FieldName = Entry[0]
export type ChoiceField = ChoiceEntry[0]
export type ChoiceValue<N extends ChoiceField> = Extract<ChoiceEntry, [N, string]>[1]

type Pairs = (typeof eventAccess)[EventAction][number] | (typeof orderAccess)[OrderAction][number]
/** Relations of an actor to a case; `copied` gives reading only, so no access table names it. */
export type Relation = Exclude<Pairs[1], '*'> | 'copied'

/** A unit of time; languages that count differently give both. */
export interface Counted { one: string; other: string }

/** Actions whose sentence depends on what was chosen. */
export type TrailVariant =
  | `selfHandle.${ChoiceValue<'way'>}`
  | 'verify.exist' | 'verify.not_exist' | 'verify.unable'
  | 'check.pass' | 'check.not_pass'
  | 'contact.reached' | 'contact.not_reached'
  | 'reassign.person' | 'reassign.desk'
  | 'report.system'
  | 'remind.overdue' | 'remind.overdue_again'

export const messageKeys = [
  'assigned', 'owed', 'reminder', 'overdue', 'order', 'proposal', 'order_reply', 'urge', 'returned', 'rework', 'reopened', 'ruling',
  'whistle', 'called', 'copied', 'extension_asked', 'extension_granted', 'extension_denied', 'countersign',
  'replied', 'closed', 'rejected', 'merged',
] as const
/** Texts that inbox and SMS share. `replied`, `closed`, `rejected` and `merged` are for the reporter. */
export type MessageKey = (typeof messageKeys)[number]

export interface MessageWords {
  title: string
  text: string
  /** With signature and parameters of usual length at most 70 characters: one message, one fee. */
  sms: string
}

export interface Words {
  eventState: Readonly<Record<EventState, string>>
  orderState: Readonly<Record<OrderState, string>>
  eventAction: Readonly<Record<EventAction, string>>
  orderAction: Readonly<Record<OrderAction, string>>
  /** What is owed, as a verb. */
  phase: Readonly<Record<Phase, string>>
  taskKind: Readonly<Record<TaskKind, string>>
  taskState: Readonly<Record<TaskState, string>>
  level: Readonly<Record<Level, string>>
  source: Readonly<Record<Source, string>>
  role: Readonly<Record<Role, string>>
  relation: Readonly<Record<Relation, string>>
  light: Readonly<Record<Light, string>>
  tier: Readonly<Record<Tier, string>>
  confirmation: Readonly<Record<Confirmation, string>>
  evidence: Readonly<Record<Evidence, string>>
  dayKind: Readonly<Record<DayKind, string>>
  /** The four steps of coordination, by who sits at the table. */
  coordination: Readonly<Record<1 | 2 | 3 | 4, string>>
  /** A limit of so many. */
  limit: Readonly<Record<LimitUnit, Counted>>
  time: Readonly<Record<'day' | 'hour' | 'minute', Counted>>
  /** Monday first. */
  weekday: readonly string[]
  month: readonly string[]
  field: Readonly<Record<FieldName, string>>
  choice: { readonly [N in ChoiceField]: Readonly<Record<ChoiceValue<N>, string>> }
  /** Why not, and what to do instead. */
  refusal: Readonly<Record<RefusalKey, string>>
  fallback: Readonly<Record<RouteFallback, string>>
  routeReason: Readonly<Record<RouteReasonKey, string>>
  /** What was done, after who did it. Actions that both kinds know (comment, remind) read alike. */
  trail: Readonly<Record<EventAction | OrderAction | TrailVariant, string>>
  message: Readonly<Record<MessageKey, MessageWords>>
  sentence: Readonly<Record<SentenceKey, string>>
}

export type SentenceKey =
  // Who owes what until when
  | 'by_then' | 'message_erased' | 'owes' | 'owed_late' | 'owed_paused'
  // The chip
  | 'left' | 'late' | 'left_moment' | 'late_moment' | 'paused'
  // Dates
  | 'today' | 'tomorrow' | 'yesterday' | 'weekday_time' | 'date_time' | 'date_time_year' | 'day' | 'day_range'
  // Why this moment
  | 'because' | 'with_steps' | 'step_limit' | 'start_day_out' | 'in_sessions' | 'in_sessions_of_day' | 'without_break' | 'moves_past_day_off'
  | 'holiday' | 'make_up' | 'weekends' | 'paused_from_to' | 'extended_by' | 'provisional' | 'ends'
  // Taken, but worth a look
  | 'place_far'
  // Small parts
  | 'by_member' | 'somebody' | 'some_unit' | 'some_desk' | 'some_case' | 'and' | 'then' | 'stop' | 'sms_signature'
