/**
 * What somebody has chosen for the screens: this browser shows it at once, the account carries it to every other one.
 * The account wins, except over what was chosen here and has not reached it yet.
 */

/** As much of a browser's storage as is used; its methods may throw where storing is forbidden or full. */
export interface Drawer {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
  removeItem(key: string): void
}

interface Remote {
  read(): Promise<Readonly<Record<string, unknown>>>
  keep(key: string, value: unknown): Promise<void>
  /** Whether trying again may help: the network, a server that is busy. */
  mayPass(error: unknown): boolean
}

export interface PreferenceStore {
  /** JSON, or null where nothing has been chosen. */
  read(key: string): string | null
  write(key: string, value: unknown): void
  /** From now on for this account; what it has chosen elsewhere comes when it has been read. */
  open(accountId: string): Promise<void>
  hear(hearer: () => void): () => void
}

/** Known before anybody has signed in: what the sign-in page is drawn by. */
const ofTheBrowser: readonly string[] = ['language', 'theme', 'density']
/** The account has a language of its own, which its messages are written in. */
const notKept: readonly string[] = ['language']
/** Sliders and column moves come in bursts. */
const PAUSE_MS = 800
const AGAIN_MS = 30_000

export function makePreferenceStore(drawer: Drawer, remote: Remote): PreferenceStore {
  const hearers = new Set<() => void>()
  /** What could not be stored lives as long as the page. */
  const page = new Map<string, string>()
  let account: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (): void => hearers.forEach((hear) => hear())
  const own = (key: string): string => `onegrid.${account}.${key}`
  const pendingKey = (): string => own('~unkept')

  function get(name: string): string | null {
    try {
      return page.get(name) ?? drawer.getItem(name)
    } catch {
      return page.get(name) ?? null
    }
  }

  function put(name: string, text: string | null): void {
    page.delete(name)
    try {
      if (text === null) drawer.removeItem(name)
      else drawer.setItem(name, text)
    } catch {
      if (text !== null) page.set(name, text)
    }
  }

  function pending(): string[] {
    return JSON.parse(get(pendingKey()) ?? '[]') as string[]
  }

  function setPending(keys: readonly string[]): void {
    put(pendingKey(), keys.length > 0 ? JSON.stringify(keys) : null)
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  async function send(): Promise<void> {
    const sender = account
    for (const key of pending()) {
      const text = get(own(key))
      try {
        await remote.keep(key, JSON.parse(text ?? 'null'))
      } catch (error) {
        if (account === sender && remote.mayPass(error)) return later(AGAIN_MS)
      }
      if (account !== sender) return
      // Chosen anew meanwhile: that comes with the next round.
      if (get(own(key)) === text) setPending(pending().filter((one) => one !== key))
    }
    if (pending().length > 0) later(PAUSE_MS)
  }

  return {
    read: (key) => (account === undefined ? null : get(own(key))) ?? get(`onegrid.${key}`),
    write(key, value) {
      const text = JSON.stringify(value)
      if (account === undefined || ofTheBrowser.includes(key)) put(`onegrid.${key}`, text)
      if (account !== undefined && !notKept.includes(key)) {
        put(own(key), text)
        setPending([...new Set([...pending(), key])])
        later(PAUSE_MS)
      }
      tell()
    },
    async open(accountId) {
      if (account === accountId) return
      clearTimeout(timer)
      account = accountId
      tell()
      const kept = await remote.read().catch(() => undefined)
      if (account !== accountId) return
      for (const [key, value] of Object.entries(kept ?? {})) {
        if (!pending().includes(key)) put(own(key), JSON.stringify(value))
      }
      tell()
      if (pending().length > 0) await send()
    },
    hear(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
  }
}
