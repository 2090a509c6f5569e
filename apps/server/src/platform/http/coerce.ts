/**
 * A query or path has strings only. Where the schema wants a number, a boolean or a list, a string that plainly is one
 * becomes it; anything else stays a string and is refused by the schema. Bodies are never coerced. Rule: decision 39.
 */
import type { TSchema } from 'typebox'

interface LooseSchema {
  type?: string
  properties?: Record<string, LooseSchema>
  items?: LooseSchema
}

/** Answers a new object; what arrived is left as it was. */
export function coerceStrings(values: Readonly<Record<string, unknown>>, schema: TSchema): Record<string, unknown> {
  const { properties = {} } = schema as LooseSchema
  const entries = Object.entries(values).map(([name, value]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    return [name, property ? coerce(value, property) : value]
  })
  return Object.fromEntries(entries) as Record<string, unknown>
}

function coerce(value: unknown, schema: LooseSchema): unknown {
  if (schema.type === 'array') {
    const list: unknown[] = Array.isArray(value) ? value : [value]
    return list.map(item => (schema.items ? coerce(item, schema.items) : item))
  }
  if (typeof value !== 'string') return value
  const isNumeric = schema.type === 'integer' || schema.type === 'number'
  if (isNumeric) return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  if (schema.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return value
}
