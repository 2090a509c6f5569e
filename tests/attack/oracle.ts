/** What an answer must never be, whatever was asked. */
import type { ProblemBody } from '@onegrid/contract'
import type { Operation } from './operations.ts'
import type { Heard, Sent } from './send.ts'

export interface Asked {
  operation: Operation
  sent: Sent
  /** In which the answer must be; undefined where the account may have chosen another meanwhile. */
  language: 'zh-CN' | 'en' | undefined
  /** Ids and texts that whoever asks may not come to see. */
  hidden: ReadonlySet<string>
}

/** Everything that is wrong with an answer, in words; none for a good one. */
export function faultsOf(asked: Asked, heard: Heard): string[] {
  const { operation, sent } = asked
  const { status, headers, text } = heard
  const faults = hiddenIn(asked, text).map((id) => `shows ${id}`)
  if (status < 400) {
    return operation.successes.has(status) ? faults : [...faults, `answers an undescribed ${status}`]
  }
  if (status >= 500) faults.push(`fails with ${status}`)
  if (!headers['content-type']?.startsWith('application/problem+json')) {
    return [...faults, `answers ${status} as ${headers['content-type']}: ${text.slice(0, 200)}`]
  }
  const problem = JSON.parse(text) as ProblemBody
  if (problem.status !== status) faults.push(`says ${problem.status} and answers ${status}`)
  if (problem.instance !== headers['x-request-id']) faults.push('names another request')
  if (!isAnnounced(asked, problem)) faults.push(`does not announce ${status} ${problem.code}`)
  if ((status === 429 || status === 503) && !(Number(headers['retry-after']) > 0)) faults.push('does not say when')
  const language = NO_REQUEST.has(problem.code) ? undefined : asked.language
  faults.push(...innardsIn(problem, sent), ...languageFaults(problem, language))
  return faults
}

/** Whether the request came as far as to whoever answers it: it was understood, and let in. */
export function isReached(status: number, code: string | undefined): boolean {
  return status < 400 || (code !== undefined && !AT_DOOR.has(code))
}

const AT_DOOR = new Set([
  'unauthenticated', 'forbidden', 'csrf', 'too-many-requests', 'busy', 'invalid-request', 'malformed-json',
  'unsupported-media-type', 'text-not-storable', 'method-not-allowed', 'internal', 'password-change-required',
])

/** Where no operation was named, for what a bent address amounts to, the machinery answers by itself. */
function isAnnounced({ operation, sent }: Asked, { status, code }: ProblemBody): boolean {
  if (operation.problems.get(status)?.has(code) || NO_REQUEST.has(code)) return true
  const isNamed = matches(operation.path, sent.path.split('?')[0] ?? '')
  return !isNamed && ['not-found', 'method-not-allowed', 'unauthenticated', 'forbidden'].includes(code)
}

/** Refused before anybody knows what is asked. */
const NO_REQUEST = new Set(['headers-too-large', 'malformed-request'])

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
}

/** What was sent may come back; whoever asks knows it already. */
function hiddenIn({ hidden, sent }: Asked, text: string): string[] {
  const known = `${sent.path} ${sent.body?.toString() ?? ''}`
  const ids = new Set(text.match(UUID) ?? [])
  const texts = [...hidden].filter((one) => !one.includes('-') && text.includes(one))
  return [...[...ids].filter((id) => hidden.has(id)), ...texts].filter((one) => !known.includes(one))
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Traces, statements, places of the machine. */
const INNARDS = [
  /\bat .{0,120}\.[cm]?[jt]s:\d+/, /node_modules|node:internal|\.ts\b|\.js\b/, /\/(?:tmp|home|work|usr|var|etc)\//,
  /\b(?:select|insert into|update|delete from)\b.+\b(?:from|set|values|where)\b/i, /violates|constraint|relation "/i,
  /\b(?:pg_|postgres|kysely|fastify|ajv|exceljs|sharp|vips)/i, /\w+Error\b/, /undefined|\[object|\bNaN\b/,
]

function innardsIn({ title, detail, fields = [], params = {} }: ProblemBody, { path, body }: Sent): string[] {
  const own = `${decode(path)} ${body?.toString() ?? ''}`
  const said = [title, detail, ...fields.flatMap((field) => [field.message, field.path]), ...Object.values(params)]
  return said.map(String).flatMap((sentence) => INNARDS.flatMap((pattern) => {
    const [found] = pattern.exec(sentence) ?? []
    return found === undefined || own.includes(found) ? [] : [`lets out ${JSON.stringify(found)} in ${sentence}`]
  }))
}

const HAN = /\p{Script=Han}/u

/** Names are as they are; the sentences around them have one language. */
function languageFaults({ title, detail, fields = [] }: ProblemBody, asked: Asked['language']): string[] {
  const language = asked ?? (HAN.test(title) ? 'zh-CN' : 'en')
  const faults = [title, detail, ...fields.map(({ message }) => message)].filter((sentence) =>
    language === 'en' ? !/[a-z]{2}/.test(sentence) || isMostlyHan(sentence) : !HAN.test(sentence))
  const blanks = [detail, ...fields.map(({ message }) => message)].filter((sentence) => /\{\w+\}/.test(sentence))
  return [
    ...faults.map((sentence) => `does not speak ${language}: ${sentence}`),
    ...blanks.map((sentence) => `leaves a blank: ${sentence}`),
  ]
}

function isMostlyHan(sentence: string): boolean {
  const count = (pattern: RegExp) => sentence.match(pattern)?.length ?? 0
  return count(/\p{Script=Han}/gu) > count(/[a-z]/gi)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
