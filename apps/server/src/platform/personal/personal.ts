/** Personal data as modules use it. */
import {
  erasePersonal, listPersonalFields, type Masked, openPersonal, readRetention, toMoment,
} from '@onegrid/contract'
import { mayUseRoute } from '@onegrid/domain'
import type { Audit, AuditActor } from '../audit/index.ts'
import type { Secrets } from '../config/index.ts'
import type { Db } from '../database/index.ts'
import type { RequestContext, Router } from '../http/index.ts'
import { erasePerson } from './erasure.ts'
import type { Holder } from './erasure.ts'
import { type FieldDeclaration, FieldRegistry } from './fields.ts'
import { type OpeningDeps, type OpeningGuard, openPersonalData, readReason } from './openings.ts'
import { expire, heldValues } from './retention.ts'
import type { Held, RetentionDeps } from './retention.ts'
import { PersonalStore } from './store.ts'

export interface Personal {
  /** Declares further fields, before the first request. */
  declare(fields: Readonly<Record<string, FieldDeclaration>>): void
  /** Registers who knows whether a caller may open a subject. */
  guard(mayOpen: OpeningGuard): void
  /** Registers what a room keeps of people beside their values: it goes with them when they are erased. */
  holder(holder: Holder): void
  put: PersonalStore['put']
  /** Subjects that hold exactly this value. A search for a person stands in the audit log, without what was sought. */
  find(actor: AuditActor, field: string, value: string): Promise<string[]>
  fits: PersonalStore['fits']
  erase: PersonalStore['erase']
  release: PersonalStore['release']
  /** What is held, by field and how long yet; for whoever answers for it. @param now the district's time */
  held(districtId: number, now: number): Promise<Held[]>
  /** Deletes what is past its period; the job's work. @param now the district's time @returns how many values */
  expire(districtId: number, now: number): Promise<number>
  rotate: PersonalStore['rotate']
  /** Masked values by subject and field; what is read stands in the access log. */
  masked(ctx: RequestContext, subjects: readonly string[]): Promise<Map<string, Record<string, Masked>>>
  /** What whoever opened a subject gave as reason; for the audit administrator. */
  reason(districtId: number, openingId: string): Promise<string | undefined>
  /** Values in the clear for what needs them and shows them to nobody: the message that is sent. Audited. */
  forDelivery(system: string, districtId: number, subjectId: string, field: string): Promise<string | undefined>
}

export interface PersonalOptions {
  db: Db
  secrets: Pick<Secrets, 'fields' | 'blindIndex'>
  audit: Audit
  /** Openings an account may make in an hour. */
  perHour?: number
  wallClock?: () => number
}

/** More than a desk's busiest hour of call-backs, far less than copying a register takes. */
const OPENINGS_PER_HOUR = 60

export function createPersonal(options: PersonalOptions, router: Router): Personal {
  const { db, audit, perHour = OPENINGS_PER_HOUR, wallClock = Date.now } = options
  const registry = new FieldRegistry()
  const store = new PersonalStore(options.secrets, registry)
  const guards: OpeningGuard[] = []
  const holders: Holder[] = []
  const opening: OpeningDeps = { db, store, audit, guards, perHour, wallClock }

  const retention: RetentionDeps = { db, audit, fields: () => registry.all() }

  router.handle(openPersonal, async (ctx, { body }) => {
    const { id, openedAt, values } = await openPersonalData(opening, ctx, body)
    return { id, at: toMoment(openedAt), values }
  })
  router.handle(listPersonalFields, async () => ({
    items: registry.all().map(([field, { label, purpose, basis, sensitivity, retentionDays }]) => ({
      field, label, purpose, basis, sensitivity, retentionDays,
    })),
  }))

  router.handle(readRetention, async ctx => ({
    at: toMoment(ctx.now),
    items: (await heldValues(retention, ctx.districtId, ctx.now)).map(({ declaration, firstDueAt, ...counts }) => ({
      ...counts, label: declaration.label, purpose: declaration.purpose, retentionDays: declaration.retentionDays,
      firstDueAt: firstDueAt === null ? null : toMoment(firstDueAt),
    })),
  }))
  router.handle(erasePersonal, (ctx, { body }) => erasePerson({ db, store, audit, holders }, ctx, body))

  return {
    declare: fields => registry.declare(fields),
    guard: mayOpen => void guards.push(mayOpen),
    holder: one => void holders.push(one),
    put: (...args) => store.put(...args),
    async find(actor, field, value) {
      const found = await store.find(db, actor.districtId, field, value)
      const detail = { field, found: found.length }
      await audit(actor, { action: 'personal.search', objectType: 'person', outcome: 'success', detail })
      return found
    },
    fits: (...args) => store.fits(...args),
    erase: (...args) => store.erase(...args),
    release: (...args) => store.release(...args),
    held: (districtId, now) => heldValues(retention, districtId, now),
    expire: (districtId, now) => expire(retention, districtId, now),
    rotate: (...args) => store.rotate(...args),
    async masked(ctx, subjects) {
      const openable = mayUseRoute({ kind: 'account', roles: ctx.principal.roles }, 'personal.open')
      const result = new Map<string, Record<string, Masked>>()
      for (const row of await store.read(db, ctx.districtId, subjects)) {
        const { mask } = store.declaration(row.field)
        const values = result.get(row.subject_id) ?? {}
        values[row.field] = { shown: mask(store.plain(ctx.districtId, row)), field: row.field, openable }
        result.set(row.subject_id, values)
        ctx.maskedReads.add(row.subject_id)
      }
      return result
    },
    reason: (districtId, openingId) => readReason(db, districtId, openingId),
    async forDelivery(system, districtId, subjectId, field) {
      const rows = await store.read(db, districtId, [subjectId])
      const row = rows.find(one => one.field === field)
      const line = { action: 'personal.deliver', objectType: 'person', objectId: subjectId, detail: { field } }
      await audit({ districtId, system }, { ...line, outcome: row ? 'success' : 'refused' })
      return row && store.plain(districtId, row)
    },
  }
}
