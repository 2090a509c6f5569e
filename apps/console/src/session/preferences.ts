/** What a person has chosen for the screens. This browser remembers it at once, the account on every other one. */
import { useCallback, useSyncExternalStore } from 'react'
import { ApiError, call } from '../api/client.ts'
import { makePreferenceStore } from './preference-store.ts'

const store = makePreferenceStore(localDrawer(), {
  read: async () => (await call('readPreferences')).items,
  keep: (key, value) => call('keepPreference', { params: { key }, body: { value } }),
  mayPass: (error) =>
    !(error instanceof ApiError) || error.status === 429 || error.status >= 500 || error.status === 401,
})

/**
 * A chosen value and how to choose another: `usePreference('desk.columns', all)`.
 *
 * @param key lower case, as `desk.columns`
 */
export function usePreference<T>(key: string, otherwise: T): [T, (value: T) => void] {
  const text = useSyncExternalStore(hear, () => store.read(key))
  const set = useCallback((value: T) => store.write(key, value), [key])
  return [parsed(text, otherwise), set]
}

/** For what must be known before anybody has signed in: language and theme. */
export function remembered<T>(key: string, otherwise: T): T {
  return parsed(store.read(key), otherwise)
}

/** From now on they are this account's. */
export function openPreferences(accountId: string): void {
  void store.open(accountId)
}

function hear(hearer: () => void): () => void {
  const forget = store.hear(hearer)
  addEventListener('storage', hearer)
  return () => {
    forget()
    removeEventListener('storage', hearer)
  }
}

/** A browser may forbid even to look at its storage. */
function localDrawer(): Parameters<typeof makePreferenceStore>[0] {
  return {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, text) => localStorage.setItem(key, text),
    removeItem: (key) => localStorage.removeItem(key),
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
