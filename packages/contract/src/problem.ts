/** Problem details for HTTP APIs (RFC 9457): the shape of every answer that is not a success. */
import { refusals, refusalSentence, wordsOf } from '@onegrid/domain'
import type { RefusalKey } from '@onegrid/domain'
import Type from 'typebox'
import type { Static } from 'typebox'
import { type ErrorCode, type ErrorParams, type Language, errors, errorSentence } from './errors.ts'

export const FieldFault = Type.Object(
  {
    path: Type.String({ description: 'JSON pointer into the body, or `query.name`, `params.name`' }),
    code: Type.String(),
    message: Type.String(),
  },
  { additionalProperties: false, title: 'FieldFault' },
)
export type FieldFault = Static<typeof FieldFault>

export const ProblemBody = Type.Object(
  {
    type: Type.String({ format: 'uri' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened and what to do, in the reader’s language' }),
    code: Type.String(),
    instance: Type.String({ description: 'The request id, as in the server’s log' }),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    fields: Type.Optional(Type.Array(FieldFault)),
  },
  { additionalProperties: false, title: 'Problem' },
)
export type ProblemBody = Static<typeof ProblemBody>

const titles: Record<number, { zh: string; en: string }> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Sign-in needed' },
  403: { zh: '不允许', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '方法不支持', en: 'Method not allowed' },
  408: { zh: '接收超时', en: 'Request timed out' },
  409: { zh: '存在冲突', en: 'Conflict' },
  410: { zh: '已失效', en: 'Gone' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Unsupported kind' },
  416: { zh: '范围无效', en: 'Range not satisfiable' },
  422: { zh: '无法处理', en: 'Cannot be processed' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头过长', en: 'Headers too long' },
  500: { zh: '系统故障', en: 'Server fault' },
  503: { zh: '系统繁忙', en: 'Busy' },
}

/** A refusal of the rules says itself what to do instead. Rule: decision 38. */
function detailOf(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  if (code === 'roles-apart') return errorSentence(code, language, rolesInWords(params, language))
  const refusal = code === 'action-not-allowed' ? params.refusal : undefined
  if (typeof refusal !== 'string' || !isRefusalKey(refusal)) return errorSentence(code, language, params)
  return refusalSentence(refusal, params, language)
}

/** A person reads 系统管理员 where a program reads `admin_system` in `params`. */
function rolesInWords(params: ErrorParams, language: Language): ErrorParams {
  const words: Readonly<Record<string, string>> = wordsOf(language).role
  return Object.fromEntries(Object.entries(params).map(([name, role]) => [name, words[role] ?? role]))
}

/** Builds the problem of an error. `instance` is the request id. */
export function problemBody(
  code: ErrorCode,
  language: Language,
  instance: string,
  more: { params?: ErrorParams; fields?: FieldFault[] } = {},
): ProblemBody {
  const { status } = errors[code]
  const title = titles[status]
  if (!title) throw new Error(`No title for status ${status}`)
  return {
    type: `https://onegrid.invalid/problems/${code}`,
    title: language === 'en' ? title.en : title.zh,
    status,
    detail: detailOf(code, language, more.params),
    code,
    instance,
    ...(more.params ? { params: { ...more.params } } : {}),
    ...(more.fields?.length ? { fields: more.fields } : {}),
  }
}

function isRefusalKey(key: string): key is RefusalKey {
  return (refusals as readonly string[]).includes(key)
}
