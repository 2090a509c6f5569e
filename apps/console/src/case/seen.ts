/**
 * Which cases have new lines since this person last opened them here. Kept by this browser only: it is a reading mark,
 * not a setting, and every opening would otherwise be a write.
 */
import { useSyncExternalStore } from 'react'

/** Versions last seen, the latest opened last. */
interface SeenCases {
  /** What moved before this browser first kept marks is not new: business time, ms. */
  since: number
  versions: Readonly<Record<string, number>>
}

interface Moving { id: string; version: number; updatedAt: string }

/** Some 100 kB of this browser's storage; a case older than that many openings is rarely met again. */
const MOST = 2000

/** A case never opened is new where it moved after the marks began. */
export function isUnread(seen: SeenCases, { id, version, updatedAt }: Moving): boolean {
  const before = seen.versions[id]
  return before === undefined ? Date.parse(updatedAt) > seen.since : version > before
}

/** Answers the same object where nothing is new. */
export function withSeen(seen: SeenCases, { id, version }: Pick<Moving, 'id' | 'version'>, most = MOST): SeenCases {
  if ((seen.versions[id] ?? -1) >= version) return seen
  const { [id]: _before, ...others } = seen.versions
  const kept = Object.entries(others).slice(-(most - 1))
  return { ...seen, versions: { ...Object.fromEntries(kept), [id]: version } }
}

let account: string | undefined
let current: SeenCases = { since: 0, versions: {} }
const hearers = new Set<() => void>()

/** @param now business time, ms, at which marks begin where there are none yet */
export function useSeen(accountId: string, now: number): SeenCases {
  if (account !== accountId) {
    account = accountId
    current = read(accountId) ?? { since: now, versions: {} }
    store()
  }
  return useSyncExternalStore(hear, () => current)
}

/** The reader has it before him. */
export function markSeen(item: Pick<Moving, 'id' | 'version'>): void {
  const next = withSeen(current, item)
  if (next === current) return
  current = next
  store()
  hearers.forEach((hearer) => hearer())
}

function hear(hearer: () => void): () => void {
  const elsewhere = (event: StorageEvent): void => {
    if (account === undefined || event.key !== keyOf(account)) return
    current = read(account) ?? current
    hearer()
  }
  hearers.add(hearer)
  addEventListener('storage', elsewhere)
  return () => {
    hearers.delete(hearer)
    removeEventListener('storage', elsewhere)
  }
}

function keyOf(accountId: string): string {
  return `onegrid.seen.${accountId}`
}

function read(accountId: string): SeenCases | undefined {
  try {
    const text = localStorage.getItem(keyOf(accountId))
    return text === null ? undefined : (JSON.parse(text) as SeenCases)
  } catch {
    return undefined
  }
}

function store(): void {
  try {
    if (account !== undefined) localStorage.setItem(keyOf(account), JSON.stringify(current))
  } catch {
    // Without room to store, marks last as long as the page.
  }
}
