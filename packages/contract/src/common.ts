/** Schemas that many routes share. Every object refuses unknown fields. */
import Type from 'typebox'
import type { Static, TObject, TProperties, TSchema } from 'typebox'

/** An object that refuses unknown fields. `title` names it in the API page and makes it a component there. */
export function Obj<P extends TProperties>(properties: P, options: { title?: string; description?: string } = {}) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Id = Type.String({ format: 'uuid', description: 'UUIDv7' })

/**
 * From 1993 to 2099: whatever its zone, such a moment lies in the years of our calendars, which begin in 1992, and can
 * be reckoned with and kept. Rule: domain/clock/china-time.ts.
 */
const OUR_YEARS = '^(?:199[3-9]|20\\d\\d)-'

/** A moment on the wire: RFC 3339, UTC, milliseconds. Inside it is an Instant (ms); see `toMoment`, `fromMoment`. */
export const Moment = Type.String({ format: 'date-time', pattern: OUR_YEARS, examples: ['2026-09-30T00:41:00.000Z'] })

/** A calendar date in China. */
export const DateOnly = Type.String({ format: 'date', pattern: OUR_YEARS, examples: ['2026-09-30'] })

/** The largest whole number that the database keeps as a version, a sequence or a count. */
export const MOST = 2_147_483_647

export const Role = Type.String({ description: 'Role, see the domain’s list', maxLength: 40 })

/** A personal value as everybody sees it. Rule: decision 35. */
export const Masked = Obj(
  {
    shown: Type.String({ examples: ['138****5678'] }),
    field: Type.String({ description: 'Declared field, for POST /api/v1/personal/openings' }),
    openable: Type.Boolean({ description: 'Whether this reader may ask to open it' }),
  },
  { title: 'Masked' },
)
export type Masked = Static<typeof Masked>

/** Exact up to 1,000; beyond that `exact` is false and the value reads “1000+”. Rule: decision 15. */
export const Count = Obj({ value: Type.Integer({ minimum: 0 }), exact: Type.Boolean() }, { title: 'Count' })

export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** A page of a list: keyset paging, so that nothing is skipped or doubled while the list grows. */
export function Page<T extends TSchema>(item: T): TObject<{
  items: ReturnType<typeof Type.Array<T>>
  next: ReturnType<typeof Type.Optional<ReturnType<typeof Type.String>>>
  count: ReturnType<typeof Type.Optional<typeof Count>>
}> {
  return Obj({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'Opaque cursor; absent on the last page' })),
    count: Type.Optional(Count),
  })
}

/** Instant (ms since the epoch) → wire. */
export function toMoment(instant: number): string {
  return new Date(instant).toISOString()
}

/** Wire → Instant (ms since the epoch). The schema has refused whatever is no moment. */
export function fromMoment(moment: string): number {
  return Date.parse(moment)
}
