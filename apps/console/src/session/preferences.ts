/** What a person has chosen for the screens. This browser remembers it at once, the account on every other one. */
import { useCallback, useSyncExternalStore } from 'react'

const hearers = new Set<() => void>()

/**
 * A chosen value and how to choose another: `usePreference('desk.columns', all)`.
 *
 * @param key lower case, as `desk.columns`
 */
export function usePreference<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const text = useSyncExternalStore(hear, () => read(key))
  const set = useCallback((value: T) => write(key, value), [key])
  return [parsed(text, otherwise), set]
}

/** For what must be known before anybody has signed in: language and theme. */
export function remembered<T>(key: string, otherwise: T): T {
  return parsed(read(key), otherwise)
}

function hear(hearer: () => void): () => void {
  hearers.add(hearer)
  addEventListener('storage', hearer)
  return () => {
    hearers.delete(hearer)
    removeEventListener('storage', hearer)
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(`onegrid.${key}`, JSON.stringify(value))
  } catch {
    // A browser without room or right to store: the choice holds for this page's life only where it is in state.
  }
  hearers.forEach((hearer) => hearer())
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(`onegrid.${key}`)
  } catch {
    return null
  }
}

const cache = new Map<string, unknown>()

/** The same text gives the same object, so that what depends on it is not made anew. */
function parsed<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise
  if (cache.has(text)) return cache.get(text) as T
  try {
    const value = JSON.parse(text) as T
    cache.set(text, value)
    return value
  } catch {
    return otherwise
  }
}
