/** What a schema has against a field, in words. */
import { fillIn, type ErrorParams, type FieldFault, type Language } from '@onegrid/contract'

/** A fault as the validator reports it. */
export interface SchemaFault {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
}

export type InputPart = 'body' | 'querystring' | 'params' | 'headers'

/** So many are told at once; a list of a thousand wrong rows is not read by anybody. */
const MAX_FAULTS = 50

const words: Record<string, { zh: string; en: string }> = {
  required: { zh: '必填', en: 'is required' },
  additionalProperties: { zh: '不认识的字段', en: 'is not a known field' },
  type: { zh: '应为{type}', en: 'must be of type {type}' },
  enum: { zh: '应为以下之一：{allowed}', en: 'must be one of: {allowed}' },
  const: { zh: '应为 {allowed}', en: 'must be {allowed}' },
  minLength: { zh: '至少 {limit} 字', en: 'needs at least {limit} characters' },
  maxLength: { zh: '不超过 {limit} 字', en: 'has more than {limit} characters' },
  minimum: { zh: '不小于 {limit}', en: 'must be at least {limit}' },
  maximum: { zh: '不大于 {limit}', en: 'must be at most {limit}' },
  exclusiveMinimum: { zh: '大于 {limit}', en: 'must be more than {limit}' },
  exclusiveMaximum: { zh: '小于 {limit}', en: 'must be less than {limit}' },
  minItems: { zh: '至少 {limit} 项', en: 'needs at least {limit} items' },
  maxItems: { zh: '不超过 {limit} 项', en: 'has more than {limit} items' },
  uniqueItems: { zh: '有重复项', en: 'has an item twice' },
  minProperties: { zh: '至少 {limit} 个字段', en: 'needs at least {limit} fields' },
  format: { zh: '应为{format}', en: 'must be a valid {format}' },
  pattern: { zh: '格式不符', en: 'has the wrong form' },
  discriminator: { zh: '不认识的类别', en: 'is of no known kind' },
  anyOf: { zh: '不符合任何一种可接受的形式', en: 'matches none of the accepted forms' },
}

/** What JSON Schema calls a thing, for those who read no schema. */
const named: Record<string, string> = {
  integer: '整数',
  number: '数字',
  string: '文字',
  boolean: '“是”或“否”',
  array: '列表',
  object: '一组字段',
  null: '空',
  uuid: '编号（UUID）',
  date: '日期，如 2026-09-30',
  'date-time': '时间，如 2026-09-30T08:30:00+08:00',
}

/** Turns the validator's report into what a form can show beside its fields. */
export function fieldFaults(faults: readonly SchemaFault[], part: InputPart, language: Language): FieldFault[] {
  const seen = new Set<string>()
  const result: FieldFault[] = []
  for (const fault of faults) {
    const path = pathOf(fault, part)
    // The branches of a union each complain; the first thing said of a field is enough.
    if (seen.has(path) || result.length === MAX_FAULTS) continue
    seen.add(path)
    result.push({ path, code: fault.keyword, message: fieldMessage(fault.keyword, language, paramsOf(fault)) })
  }
  return result
}

/** The sentence about one field, for rules that a schema cannot say. */
export function fieldMessage(keyword: string, language: Language, params: ErrorParams = {}): string {
  const word = words[keyword] ?? { zh: '无效', en: 'is not valid' }
  if (language === 'en') return fillIn(word.en, params)
  const { type, format } = params
  return fillIn(word.zh, {
    ...params,
    ...(type === undefined ? {} : { type: named[type] ?? ` ${type}` }),
    ...(format === undefined ? {} : { format: named[format] ?? ` ${format}` }),
  })
}

function pathOf(fault: SchemaFault, part: InputPart): string {
  const missing = fault.params.missingProperty ?? fault.params.additionalProperty
  const pointer = typeof missing === 'string' ? `${fault.instancePath}/${missing.toWellFormed()}` : fault.instancePath
  if (part === 'body') return pointer || '/'
  const place = part === 'querystring' ? 'query' : part
  return `${place}${pointer.replaceAll('/', '.')}`
}

function paramsOf({ params }: SchemaFault): ErrorParams {
  const given = params.allowedValues ?? params.allowedValue
  const allowed = given === undefined ? undefined : [given].flat().map(String).join('、')
  return {
    ...(typeof params.limit === 'number' ? { limit: params.limit } : {}),
    ...(typeof params.type === 'string' ? { type: params.type } : {}),
    ...(typeof params.format === 'string' ? { format: params.format } : {}),
    ...(allowed === undefined ? {} : { allowed }),
  }
}
