/** Faults of a policy and the checks that its parts share. */
import { fromChina, limitFault } from '../clock/index.ts'
import type { Limit } from '../clock/index.ts'
import type { Level } from './policy.ts'
import { levels } from './policy.ts'

export type PolicyFaultCode =
  | 'no_matter'
  | 'code_malformed'
  | 'code_twice'
  | 'subclass_unknown'
  | 'text_empty'
  | 'level_unknown'
  | 'limit_impossible'
  | 'restore_without_guard'
  | 'guard_without_restore'
  | 'restore_shorter'
  | 'evidence_unknown'
  | 'listed_twice'
  | 'assist_is_lead'
  | 'date_impossible'
  | 'dates_backwards'
  | 'trained_before_signed'
  | 'rule_twice'
  | 'rule_unreachable'
  | 'list_empty'
  | 'prefix_malformed'
  | 'prefix_without_matter'
  | 'source_unknown'
  | 'area_unknown'
  | 'unit_unknown'
  | 'tier_unknown'
  | 'confirmation_unknown'
  | 'out_of_range'
  | 'time_impossible'
  | 'id_twice'

export interface PolicyFault {
  /** JSON pointer into the policy: `/matters/3/limit`. */
  path: string
  code: PolicyFaultCode
  params: Readonly<Record<string, string | number>>
}

/** Notes one fault; the checks only tell where and what. */
export type Add = (path: string, code: PolicyFaultCode, params?: PolicyFault['params']) => void

/** Runs checks and gathers what they find, in their order. */
export function gather(check: (add: Add) => void): PolicyFault[] {
  const faults: PolicyFault[] = []
  check((path, code, params = {}) => faults.push({ path, code, params }))
  return faults
}

export function checkLimit(limit: Limit, path: string, add: Add): void {
  const fault = limitFault(limit)
  if (fault) add(path, 'limit_impossible', { fault, value: limit.value, unit: limit.unit })
}

export function checkLevels(list: readonly Level[], path: string, add: Add): void {
  list.forEach((level, i) => {
    if (!levels.includes(level)) add(`${path}/${i}`, 'level_unknown', { level })
  })
  checkUnique(list, path, add)
}

export function checkUnique(list: readonly (string | number)[], path: string, add: Add): void {
  list.forEach((value, i) => {
    if (list.indexOf(value) < i) add(`${path}/${i}`, 'listed_twice', { value })
  })
}

export function checkRange(value: number, min: number, max: number, path: string, add: Add, whole = false): void {
  const fits = value >= min && value <= max && (!whole || Number.isInteger(value))
  if (!fits) add(path, 'out_of_range', { value, min, max })
}

export function blank(text: string): boolean {
  return text.trim() === ''
}

export function isRealDate(date: string): boolean {
  return isMoment(date, '00:00')
}

export function isTimeOfDay(time: string): boolean {
  return isMoment('2000-01-01', time)
}

function isMoment(date: string, time: string): boolean {
  try {
    fromChina(date, time)
    return true
  } catch {
    return false
  }
}
