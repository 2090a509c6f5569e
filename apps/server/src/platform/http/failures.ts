/** Every failure of a request becomes one problem; what is ours alone is logged and told as `internal`. */
import { type FieldFault, type Language, problemBody } from '@onegrid/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type ConstraintErrors, problemOfDatabase } from './constraints.ts'
import { type InputPart, fieldFaults } from './fields.ts'
import { languageOf } from './language.ts'
import { type Fault, Problem } from './problem.ts'

/** Answers a problem in the reader's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language = languageFor(request)
  const body = problemBody(problem.code, language, request.id, {
    ...(problem.params ? { params: problem.params } : {}),
    ...(problem.fields ? { fields: problem.fields.map(fault => inLanguage(fault, language)) } : {}),
  })
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
  if (body.status === 401) void reply.header('www-authenticate', 'Bearer')
  return reply.code(body.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

/** The problem that anything thrown amounts to. */
export function problemOf(error: unknown, request: FastifyRequest, known: ConstraintErrors): Problem {
  if (error instanceof Problem) return error
  const own = isFastifyError(error) ? problemOfFastify(error, request) : undefined
  return own ?? problemOfDatabase(error, known) ?? new Problem('internal', undefined, { cause: error })
}

export function languageFor(request: FastifyRequest): Language {
  return request.context?.lang ?? languageOf(request.headers['accept-language'])
}

function inLanguage({ message, ...fault }: Fault, language: Language): FieldFault {
  if (typeof message === 'string') return { ...fault, message }
  return { ...fault, message: language === 'en' ? message.en : message.zh }
}

function problemOfFastify(error: FastifyError, request: FastifyRequest): Problem | undefined {
  if (error.validation) {
    const part = (error.validationContext ?? 'body') as InputPart
    return new Problem('invalid-request', undefined, {
      fields: fieldFaults(error.validation, part, languageFor(request)),
    })
  }
  switch (error.code) {
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('malformed-json')
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('payload-too-large', { limit: inKilobytes(request.routeOptions.bodyLimit) })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new Problem('unsupported-media-type')
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('not-found')
  }
  // secure-json-parse refuses __proto__ with a SyntaxError of status 400.
  return error instanceof SyntaxError && error.statusCode === 400 ? new Problem('malformed-json') : undefined
}

function inKilobytes(bytes: number | undefined): string {
  return `${Math.floor((bytes ?? 0) / 1024)} kB`
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && ('code' in error || 'validation' in error || 'statusCode' in error)
}
