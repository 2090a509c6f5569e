/** What one policy changes against another, as an administrator reads it before publishing. */
import type { PolicyBody } from './policy.ts'

export interface PolicyChange {
  /** Path by name, not by position: `/matters/070101/limit/value`. */
  path: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** The value before and after; for `moved` the positions, from 1. */
  before?: unknown
  after?: unknown
}

/** The part that is edited as one: `matters/070101`, `routing/leader`; of all else its first name, `limits`. */
export function pieceOf(path: string): string {
  const [, room = '', name] = path.split('/')
  return (room === 'matters' || room === 'routing') && name !== undefined ? `${room}/${name}` : room
}

/** Every difference, by path; lists in the order of `after`. Matters compare by code, rules and reminders by id. */
export function policyChanges(before: PolicyBody, after: PolicyBody): PolicyChange[] {
  return valueChanges('', before, after)
}

/** Every difference of two values of one piece; paths begin with `path`. */
export function valueChanges(path: string, before: unknown, after: unknown): PolicyChange[] {
  const changes: PolicyChange[] = []
  compare(path, before, after, changes)
  return changes
}

function compare(path: string, before: unknown, after: unknown, changes: PolicyChange[]): void {
  if (before === undefined && after === undefined) return
  if (before === undefined) changes.push({ path, kind: 'added', after })
  else if (after === undefined) changes.push({ path, kind: 'removed', before })
  else if (isNamedList(before) && isNamedList(after)) compareLists(path, before, after, changes)
  else if (isRecord(before) && isRecord(after)) {
    // Sorted: a database that keeps JSON in its own order must not change what is read.
    for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
      compare(`${path}/${key}`, before[key], after[key], changes)
    }
  } else if (!isSameValue(before, after)) changes.push({ path, kind: 'changed', before, after })
}

function compareLists(path: string, before: readonly Named[], after: readonly Named[], changes: PolicyChange[]): void {
  const old = new Map(before.map((item) => [nameOf(item), item]))
  const kept = new Set(after.map(nameOf).filter((name) => old.has(name)))
  const order = before.map(nameOf).filter((name) => kept.has(name))
  const stayed = longestRise(after.map(nameOf).filter((name) => kept.has(name)).map((name) => order.indexOf(name)))
  const unmoved = new Set(stayed.map((position) => order[position]))
  after.forEach((item, i) => {
    const name = nameOf(item)
    compare(`${path}/${name}`, old.get(name), item, changes)
    if (kept.has(name) && !unmoved.has(name)) {
      const from = before.findIndex((other) => nameOf(other) === name)
      changes.push({ path: `${path}/${name}`, kind: 'moved', before: from + 1, after: i + 1 })
    }
  })
  for (const [name, item] of old) {
    if (!kept.has(name)) changes.push({ path: `${path}/${name}`, kind: 'removed', before: item })
  }
}

/** The longest rising part: what keeps its place when one rule is dragged over ten, so that one move is one change. */
function longestRise(values: readonly number[]): number[] {
  const best: number[][] = []
  values.forEach((value, i) => {
    const longest = best.slice(0, i).filter((rise) => rise.at(-1)! < value)
    best.push([...longest.reduce((a, b) => (b.length > a.length ? b : a), [] as number[]), value])
  })
  return best.reduce((a, b) => (b.length > a.length ? b : a), [])
}

type Named = Record<string, unknown>

function isNamedList(value: unknown): value is Named[] {
  return Array.isArray(value) && value.every((item) => isRecord(item) && nameOf(item) !== '')
}

function nameOf(item: Named): string {
  const name = item['code'] ?? item['id']
  return typeof name === 'string' ? name : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two values say the same; an absent property is one that is undefined. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSameValue(item, b[i]))
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every((key) => isSameValue(a[key], b[key]))
  }
  return a === b
}
