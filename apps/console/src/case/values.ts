/** What a form holds while somebody fills it in, and the input that the API takes of it. All of it is plain JSON. */
import type { OfferedAction } from '@onegrid/contract'

export type OfferedField = OfferedAction['fields'][number]
export type Values = Readonly<Record<string, unknown>>

/** A file that has been uploaded, as much as its tile shows. */
export interface FileValue { id: string; name: string; kind: 'picture' | 'video' | 'audio' | 'document' }
export interface PartValue { matter?: string; text?: string }
export interface LimitValue { value?: number; unit: string }

/** What the rules propose. */
export function proposedValues(fields: readonly OfferedField[]): Values {
  return Object.fromEntries(fields.flatMap(({ name, proposed }) => (isGiven(proposed) ? [[name, proposed]] : [])))
}

interface GivenInput {
  input: Record<string, unknown>
  missing: string[]
}

/** The input of an action; what is left blank is left out. `missing` names required fields that are blank. */
export function inputOf(fields: readonly OfferedField[], values: Values): GivenInput {
  const input: Record<string, unknown> = {}
  const missing: string[] = []
  for (const field of fields) {
    const value = valueOf(field, values[field.name])
    if (value !== undefined) input[field.name] = value
    else if (field.required) missing.push(field.name)
  }
  return { input, missing }
}

function valueOf({ type }: OfferedField, value: unknown): unknown {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    case 'files':
      return nonEmpty((value as readonly FileValue[] | undefined)?.map(({ id }) => id))
    case 'units': case 'cases':
      return nonEmpty(value as readonly string[] | undefined)
    case 'boolean':
      return value === true ? true : undefined
    case 'instant':
      return typeof value === 'string' ? momentOf(value) : undefined
    case 'limit':
      return limitOf(value as LimitValue | null | undefined)
    case 'parts':
      return partsOf(value as readonly PartValue[] | null | undefined)
    default:
      return isGiven(value) ? value : undefined
  }
}

/** `2026-09-30T16:00` as a form has it is China's time, wherever the PC stands. */
export function momentOf(local: string): string | undefined {
  const at = Date.parse(`${local.slice(0, 16)}:00+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The other way round. */
export function localOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
}

function limitOf(limit: LimitValue | null | undefined): unknown {
  return limit?.value !== undefined && limit.value > 0 ? { value: limit.value, unit: limit.unit } : undefined
}

/** Parts that nothing has been written in are none. A part that is half written is missing something. */
function partsOf(parts: readonly PartValue[] | null | undefined): unknown {
  const trimmed = (parts ?? []).map(({ matter, text }) => ({ matter, text: text?.trim() ?? '' }))
  const begun = trimmed.filter(({ matter, text }) => matter ?? text)
  const whole = begun.every(({ matter, text }) => matter !== undefined && text !== '')
  return begun.length > 0 && whole ? begun : undefined
}

function nonEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
