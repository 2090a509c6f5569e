/** Reads a held list: its first page, more on need, anew what is in sight. Answers to earlier questions are dropped. */
import { begin, extend, notice, pagesBetween, refresh } from './held.ts'
import type { Held, PageAnswer } from './held.ts'

interface HeldReading<Row, Page> {
  read: (cursor: string | undefined) => Promise<Page>
  rowsOf: (page: Page) => PageAnswer<Row>
  keyOf: (row: Row) => string
  /** The rows of one case, by its number, where the list has it; nothing where that cannot be asked. */
  find?: (number: string) => Promise<Page | undefined>
  /** Whether it has come since, business time in ms. */
  isNew?: (row: Row, since: number) => boolean
  /** Business time, ms. */
  now?: () => number
  /** As it was left a while ago. */
  left?: HeldState<Row, Page> & { held: Held<Row> }
}

export interface HeldState<Row, Page> {
  held?: Held<Row>
  /** The newest answer to the first page: counts stand in it. */
  first?: Page
  /** Why nothing could be read. */
  error?: unknown
  more: 'idle' | 'reading' | 'failed'
  /** Another one whenever a list is taken anew: it then begins at its top. */
  turn: number
}

export interface HeldStore<Row, Page> {
  subscribe(hearer: () => void): () => void
  state(): HeldState<Row, Page>
  /** Asks for what `begin` will show, before there is anything to show it in. */
  prepare(): void
  /** Reads from the top; what is shown stays until the answer has come. */
  begin(): Promise<void>
  more(): Promise<void>
  /** Asks anew for the first page and those in sight; nothing moves. Fails silently: the next one will tell. */
  refresh(): Promise<void>
  /** Asks whether a case has come onto the list, wherever it stands there. Fails silently. */
  look(number: string): Promise<void>
  /** Rows `first` to `last` are in sight. */
  sight(first: number, last: number): void
  /** Whether something in sight was read longer ago. */
  isOlderThan(ms: number): boolean
  stop(): void
}

/** The first page on its way. */
interface Asked<Page> {
  /** Business time, ms. */
  asked: number
  page: Promise<Page>
}

let turns = 0

export function makeHeldStore<Row, Page>({
  read,
  rowsOf,
  keyOf,
  find,
  isNew,
  now,
  left,
}: HeldReading<Row, Page>): HeldStore<Row, Page> {
  const hearers = new Set<() => void>()
  let state: HeldState<Row, Page> = left ? { ...left, more: 'idle' } : { more: 'idle', turn: 0 }
  /** Counts up with each beginning: an answer that belongs to an earlier one is dropped. */
  let round = 0
  let inSight: readonly [number, number] = [0, 0]
  let since = left ? (now?.() ?? 0) : 0
  const readAt = new Map<number, number>()
  let prepared: Asked<Page> | undefined

  function set(change: Partial<HeldState<Row, Page>>): void {
    state = { ...state, ...change }
    hearers.forEach((hear) => hear())
  }

  function pagesInSight(): number[] {
    return state.held ? [...new Set([0, ...pagesBetween(state.held, ...inSight)])] : []
  }

  function askFirst(): Asked<Page> {
    return { asked: now?.() ?? 0, page: read(undefined) }
  }

  return {
    subscribe(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    state: () => state,
    prepare() {
      prepared = askFirst()
      // Told by `begin`, if it comes to that.
      prepared.page.catch(() => {})
    },
    async begin() {
      const own = ++round
      const { asked, page } = prepared ?? askFirst()
      prepared = undefined
      try {
        const first = await page
        if (own !== round) return
        since = asked
        readAt.clear()
        readAt.set(0, Date.now())
        set({ held: begin(rowsOf(first), keyOf), first, error: undefined, more: 'idle', turn: ++turns })
      } catch (error) {
        if (own === round) set({ error })
      }
    },
    async more() {
      const cursor = state.held?.next
      if (cursor === undefined || state.more === 'reading') return
      const own = round
      set({ more: 'reading' })
      try {
        const answer = rowsOf(await read(cursor))
        if (own !== round || !state.held) return
        readAt.set(state.held.pages.length, Date.now())
        set({ held: extend(state.held, cursor, answer, keyOf), more: 'idle' })
      } catch {
        if (own === round) set({ more: 'failed' })
      }
    },
    async refresh() {
      const own = round
      const pages = pagesInSight()
      try {
        const answers = await Promise.all(pages.map((page) => read(state.held?.pages[page]?.cursor)))
        if (own !== round || !state.held) return
        const held = pages.reduce((rows, page, i) => refresh(rows, page, rowsOf(answers[i]!), keyOf), state.held)
        for (const page of pages) readAt.set(page, Date.now())
        set({ held, first: answers[0] ?? state.first })
      } catch {
        // What stands there is a minute older than it might be; whether the server is there is said by the frame.
      }
    },
    async look(number) {
      const own = round
      if (!find || !isNew || !state.held) return
      try {
        const page = await find(number)
        const found = page && rowsOf(page).items
        if (found && own === round && state.held)
          set({ held: notice(state.held, number, found, keyOf, (row) => isNew(row, since)) })
      } catch {
        // It will be seen when the list is taken anew.
      }
    },
    sight(first, last) {
      inSight = [first, last]
    },
    isOlderThan: (ms) => pagesInSight().some((page) => (readAt.get(page) ?? 0) < Date.now() - ms),
    stop() {
      round++
    },
  }
}
