/** The catalogue as rows of a list: searched, filtered, grouped by subclass, with what is special about each. */
import type { Matter, PolicyBody, PolicyChange } from '@onegrid/domain'
import { matterClasses, pieceOf } from '@onegrid/domain'

export const matterFlags = [
  'changed', 'faulty', 'inactive', 'notLive', 'untrained', 'staffOnly', 'unchecked', 'verified', 'onsite', 'guarded',
] as const
type MatterFlag = (typeof matterFlags)[number]

export interface MatterFilter {
  /** Part of a name or alias in either language, or the beginning of a code. */
  q: string
  /** Class or subclass, by its digits. */
  prefix: string
  /** Leads or assists. */
  unitFunction: string
  /** All must hold. */
  flags: readonly MatterFlag[]
}

type MatterState = 'live' | 'inactive' | 'waiting' | 'ended' | 'untrained'

export interface MatterRow {
  matter: Matter
  /** Against what the draft was begun from. */
  change?: 'added' | 'changed' | 'removed'
  faulty: boolean
  state: MatterState
}

interface MatterGroup {
  /** Four digits. */
  code: string
  rows: MatterRow[]
}

/** Why reports may or may not be made on a matter on a day. Rule: docs/domain.md A6. */
export function matterState({ active, from, to, entry }: Matter, date: string): MatterState {
  if (!active) return 'inactive'
  if (to !== undefined && date > to) return 'ended'
  if (entry !== undefined && (entry.trainedOn === undefined || entry.trainedOn > date)) return 'untrained'
  return from !== undefined && date < from ? 'waiting' : 'live'
}

/** All matters of the draft and those that it removes, by code. */
export function matterRows(
  { policy, base, changes, faulty }: {
    policy: PolicyBody
    base: PolicyBody
    changes: readonly PolicyChange[]
    /** Codes that must be corrected before publishing. */
    faulty: ReadonlySet<string>
  },
  date: string,
): MatterRow[] {
  const changed = new Set(changes.map(({ path }) => pieceOf(path)))
  const before = new Set(base.matters.map(({ code }) => code))
  const now = new Set(policy.matters.map(({ code }) => code))
  const removed = base.matters.filter(({ code }) => !now.has(code))
  return [...policy.matters, ...removed]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((matter) => {
      const { code } = matter
      const isChanged = changed.has(`matters/${code}`)
      const change = !isChanged ? undefined : !now.has(code) ? 'removed' : before.has(code) ? 'changed' : 'added'
      return { matter, ...(change && { change }), faulty: faulty.has(code), state: matterState(matter, date) }
    })
}

export function filterMatters(rows: readonly MatterRow[], filter: MatterFilter): MatterRow[] {
  const words = filter.q.trim().toLowerCase()
  return rows.filter((row) => {
    const { matter } = row
    if (!matter.code.startsWith(filter.prefix)) return false
    const functions = [matter.leadFunction, ...matter.assistFunctions]
    if (filter.unitFunction !== '' && !functions.includes(filter.unitFunction)) return false
    return speaksOf(matter, words) && filter.flags.every((flag) => holds[flag](row))
  })
}

/** In the order of the codes; subclasses without a matter are left out. */
export function groupMatters(rows: readonly MatterRow[]): MatterGroup[] {
  return [...Map.groupBy(rows, ({ matter }) => matter.code.slice(0, 4))].map(([code, own]) => ({ code, rows: own }))
}

/** The next free code of a subclass; undefined where all 99 are taken. */
export function nextCode(taken: ReadonlySet<string>, subclass: string): string | undefined {
  for (let n = 1; n <= 99; n++) {
    const code = subclass + String(n).padStart(2, '0')
    if (!taken.has(code)) return code
  }
  return undefined
}

/** All functions that matters name and units fill, once each, as the known ones stand and then the others. */
export function functionsIn(
  matters: readonly Matter[], known: readonly string[], filled: readonly string[] = [],
): string[] {
  const named = matters.flatMap(({ leadFunction, assistFunctions }) => [leadFunction, ...assistFunctions])
  return [...new Set([...known, ...named, ...filled])]
}

/** 「01 矛盾纠纷」 with its subclasses, for a choice. */
export function classChoices(language: 'zh-CN' | 'en'): {
  value: string; label: string; options: { value: string; label: string }[],
}[] {
  const nameOf = ({ name }: { name: { zh: string; en: string } }): string => (language === 'en' ? name.en : name.zh)
  return matterClasses.map((one) => ({
    value: one.code,
    label: `${one.code} ${nameOf(one)}`,
    options: one.subclasses.map((sub) => ({ value: sub.code, label: `${sub.code} ${nameOf(sub)}` })),
  }))
}

function speaksOf({ code, name, aliases = [] }: Matter, words: string): boolean {
  if (words === '') return true
  if (/^\d+$/.test(words)) return code.startsWith(words)
  return [name.zh, name.en, ...aliases].some((text) => text.toLowerCase().includes(words))
}

const holds: Record<MatterFlag, (row: MatterRow) => boolean> = {
  changed: ({ change }) => change !== undefined,
  faulty: ({ faulty }) => faulty,
  inactive: ({ state }) => state === 'inactive',
  notLive: ({ state }) => state === 'waiting' || state === 'ended',
  untrained: ({ state }) => state === 'untrained',
  staffOnly: ({ matter }) => matter.staffOnly === true,
  unchecked: ({ matter }) => !matter.needsCheck,
  verified: ({ matter }) => matter.needsVerify,
  onsite: ({ matter }) => matter.onsiteSolvable,
  guarded: ({ matter }) => matter.restoreLimit !== undefined,
}
