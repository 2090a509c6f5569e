/**
 * The log: one line a request, by route and ids. No query, no body, no header, no message of the database: each may
 * hold a name or a telephone. Rule: decisions 12 and 35.
 */
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'

/** The same log, with errors told without what they may quote. */
export function discreet(logger: FastifyBaseLogger): FastifyBaseLogger {
  return logger.child({}, { serializers: { err: describeError, error: describeError } })
}

/** The access log. It also says whose personal data was read masked. */
export function logResponse(request: FastifyRequest, reply: FastifyReply): void {
  const { context } = request
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ip: request.ip,
      ...(context ? { district: context.districtId } : {}),
      ...(context?.principal ? { account: context.principal.accountId } : {}),
      ...(context?.maskedReads.size ? { maskedReads: [...context.maskedReads] } : {}),
    },
    'request',
  )
}

interface ErrorLine {
  type: string
  message: string
  stack: string
  [key: string]: unknown
}

/** An error without what it may quote: PostgreSQL repeats values in message, detail and where. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const database = 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
  const frames = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at ')).join('\n')
  return {
    type: error.name,
    message: database ? '' : error.message,
    stack: frames,
    ...(database ? pick(error, ['code', 'schema', 'table', 'column', 'constraint', 'routine']) : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}

function pick(error: object, names: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(error).filter(([name, value]) => names.includes(name) && value !== undefined)
  return Object.fromEntries(entries) as Record<string, unknown>
}
