/** The audit log, read by the audit administrator only. */
import Type from 'typebox'
import { Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

const Outcome = Type.Enum(['success', 'refused'])
const Word = Type.String({ minLength: 1, maxLength: 60 })

export const AuditLine = Obj(
  {
    id: Id,
    at: Moment,
    /** Absent until the sequencer has given it a place in the sealed log. */
    position: Nullable(Type.Integer({ minimum: 1 })),
    actor: Nullable(Obj({ id: Id, username: Type.String(), name: Type.String() })),
    system: Nullable(Type.String({ description: 'Name of the follower, job or command that acted' })),
    ip: Nullable(Type.String()),
    requestId: Nullable(Type.String()),
    action: Type.String(),
    objectType: Type.String(),
    objectId: Nullable(Type.String()),
    outcome: Outcome,
    detail: Type.Record(Type.String(), Type.Unknown()),
  },
  { title: 'AuditLine' },
)

export const searchAudit = defineRoute({
  id: 'searchAudit',
  method: 'GET',
  path: '/api/v1/audit',
  module: 'audit',
  summary: { zh: '查询审计日志', en: 'Search the audit log' },
  access: { row: 'audit.read' },
  query: Obj({
    ...pageQuery,
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
    actorId: Type.Optional(Id),
    action: Type.Optional(Word),
    objectType: Type.Optional(Word),
    objectId: Type.Optional(Word),
    outcome: Type.Optional(Outcome),
  }),
  responses: { 200: Page(AuditLine) },
  errors: [],
})

export const auditRoutes = [searchAudit] as const
