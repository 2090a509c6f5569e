/** Where a refused report is at fault: at which field of the form, and what to do there. */
import type { ErrorCode } from '@onegrid/contract'
import { ApiError } from '../api/client.ts'
import { fieldProblems } from '../feedback/problem.ts'
import type { ReportDraft } from './draft.ts'

export type FieldName = keyof ReportDraft
export interface Faults {
  fields: Partial<Record<FieldName, string>>
  /** What belongs to no field. */
  rest?: string
}

export const noFaults: Faults = { fields: {} }

/** @param textOf the server's sentence, or what to do when nothing answered */
export function faultsOf(error: unknown, textOf: (error: unknown) => string): Faults {
  const told = Object.entries(fieldProblems(error)).map(([name, text]) => [fieldOf(name), text] as const)
  const fields = Object.fromEntries(told.filter(([name]) => name !== undefined))
  if (Object.keys(fields).length > 0) return { fields }
  const field = error instanceof ApiError ? fieldOfProblem(error) : undefined
  return field ? { fields: { [field]: textOf(error) } } : { fields: {}, rest: textOf(error) }
}

/** What is left once these fields have been changed; the very same where none of them was at fault. */
export function without(faults: Faults, names: readonly FieldName[]): Faults {
  if (!faults.rest && !names.some((name) => faults.fields[name])) return faults
  const left = Object.entries(faults.fields).filter(([name]) => !names.includes(name as FieldName))
  return { fields: Object.fromEntries(left) }
}

const byCode: Partial<Record<ErrorCode | 'unreadable', FieldName>> = {
  'position-swapped': 'point', 'position-outside': 'point', 'unknown-matter': 'matter', 'text-empty': 'words',
  'text-not-storable': 'words',
}

/** Refusals of the rules, by the field that mends them. */
const byRefusal: Readonly<Record<string, FieldName>> = {
  moments_disordered: 'occurredAt', picture_before_required: 'before', picture_after_required: 'after',
  picture_seen_before: 'before', not_solvable_on_site: 'matter', unknown_matter: 'matter', source_mismatch: 'source',
}

function fieldOfProblem({ code, problem }: ApiError): FieldName | undefined {
  const { refusal, field } = problem?.params ?? {}
  return byCode[code] ?? byRefusal[String(refusal)] ?? (typeof field === 'string' ? fieldOf(field) : undefined)
}

/** The API's name of a field → the form's; title and text are one there. */
function fieldOf(name: string): FieldName | undefined {
  const known: readonly FieldName[] = [
    'address', 'point', 'name', 'phone', 'source', 'externalNumber', 'matter', 'level', 'files', 'before', 'after',
    'way', 'occurredAt', 'knownAt',
  ]
  if (name === 'title' || name === 'text') return 'words'
  if (name === 'lon' || name === 'lat') return 'point'
  return known.find((one) => one === name)
}
