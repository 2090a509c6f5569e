/** The audit log, read by the audit administrator only. Reading it is itself on it. */
import type { AuditGroup } from '@onegrid/domain'
import { auditGroups } from '@onegrid/domain'
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

const Outcome = Type.Enum(['success', 'refused'])
const Word = Type.String({ minLength: 1, maxLength: 60 })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256' })

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
    sentence: Type.String({ description: 'Who did what to whom, in the reader’s language' }),
    detail: Type.Record(Type.String(), Type.Unknown()),
    names: Type.Record(Type.String(), Type.String(), { description: 'Of the accounts that the line names by id' }),
  },
  { title: 'AuditLine' },
)
export type AuditLine = Static<typeof AuditLine>

const filter = {
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  actorId: Type.Optional(Id),
  who: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: 'Part of a user name or name; name of a follower or job' }),
  ),
  ip: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F.:]{2,45}$' })),
  action: Type.Optional(Word),
  group: Type.Optional(
    Type.Enum(Object.keys(auditGroups) as AuditGroup[], { description: 'Actions that an auditor looks for together' }),
  ),
  objectType: Type.Optional(Word),
  objectId: Type.Optional(Word),
  outcome: Type.Optional(Outcome),
}

export const searchAudit = defineRoute({
  id: 'searchAudit',
  method: 'GET',
  path: '/api/v1/audit',
  module: 'audit',
  summary: { zh: '查询审计日志', en: 'Search the audit log' },
  access: { row: 'audit.read' },
  query: Obj({ ...pageQuery, ...filter }),
  responses: { 200: Page(AuditLine) },
  errors: [],
})

export const AuditProof = Obj(
  {
    text: Type.String({ description: 'The line as it is hashed and kept' }),
    hash: Hash,
    chain: Nullable(Type.String({ description: 'SHA-256 of the chain before it and its hash; null while it waits' })),
    seal: Nullable(Obj({ from: Type.Integer(), to: Type.Integer(), hash: Hash, at: Moment })),
    verdict: Type.Enum(['sealed', 'placed', 'waiting', 'broken'], {
      description: 'Computed anew: it fits its seal; the seal is to come; its place is to come; something was changed',
    }),
  },
  { title: 'AuditProof' },
)

export const readAuditLine = defineRoute({
  id: 'readAuditLine',
  method: 'GET',
  path: '/api/v1/audit/lines/{id}',
  module: 'audit',
  summary: { zh: '一条审计记录及其校验', en: 'One line of the audit log, verified against its seal' },
  access: { row: 'audit.read' },
  params: Obj({ id: Id }),
  responses: {
    200: Obj({
      line: AuditLine,
      proof: AuditProof,
      reason: Nullable(Type.String({ description: 'Why personal data was opened, as whoever opened it wrote' })),
    }),
  },
  errors: ['not-found'],
})

export const getAuditSummary = defineRoute({
  id: 'getAuditSummary',
  method: 'GET',
  path: '/api/v1/audit/summary',
  module: 'audit',
  summary: { zh: '近日审计概况', en: 'What the log of the last days holds' },
  access: { row: 'audit.read' },
  query: Obj({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31, default: 1 })) }),
  responses: {
    200: Obj({
      from: Moment,
      to: Moment,
      counts: Type.Array(Obj({ action: Type.String(), outcome: Outcome, lines: Type.Integer() })),
      oldest: Nullable(Moment),
      unsealed: Type.Integer({ description: 'Lines that wait for their seal' }),
      lastSeal: Nullable(Obj({ position: Type.Integer(), hash: Hash, at: Moment })),
    }),
  },
  errors: [],
})

export const exportAudit = defineRoute({
  id: 'exportAudit',
  method: 'GET',
  path: '/api/v1/audit/export',
  module: 'audit',
  summary: { zh: '导出审计日志（Excel）', en: 'Export lines of the audit log as a workbook' },
  access: { row: 'audit.read' },
  query: Obj(filter),
  responses: { 200: Type.String({ contentEncoding: 'binary' }) },
  errors: ['export-too-large'],
  stream: 'file',
  rateLimit: { max: 10, perSeconds: 60 },
})

export const auditRoutes = [searchAudit, getAuditSummary, exportAudit, readAuditLine] as const
