import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { rowsOf } from './held.ts'
import type { Held, PageAnswer } from './held.ts'
import { makeHeldStore } from './held-store.ts'
import type { HeldState, HeldStore } from './held-store.ts'
import type { ListQuestion } from './list-question.ts'
import { QUIET_REFRESH_MS, useRefreshing } from './use-refreshing.ts'

export interface HeldList<Row, Page> extends Pick<HeldStore<Row, Page>, 'sight'> {
  rows: readonly Row[]
  gone: ReadonlySet<string>
  /** How many would be new. */
  arrived: number
  first: Page | undefined
  status: 'waiting' | 'ready' | 'failed'
  error: unknown
  /** What is shown answers an earlier question; the new answer is on its way. */
  stale: boolean
  turn: number
  atEnd: boolean
  moreFailed: boolean
  more: () => void
  /** Takes the list anew, from its top. */
  takeIn: () => void
  /** Pixels that it was scrolled by when somebody left it. */
  leftAt: number | undefined
  onLeave: (scrolledBy: number) => void
}

/** Rows of a page: some screens full, and quickly answered. */
const PAGE = 60

/** A list that is held while it is read and kept up to date where it stands. See held.ts. */
export function useHeldList<Row, Page extends PageAnswer<Row>>(list: ListQuestion<Row, Page>): HeldList<Row, Page> {
  const { route, asks } = list
  // What it asks stands in the question; the functions are new with each drawing.
  const latest = useRef(list)
  latest.current = list
  const now = useRef(0)
  now.current = useNow()
  const queries = useQueryClient()
  const language = useLanguage()
  const question = JSON.stringify([route, language, asks])
  // Coming back to the page, not changing what it asks: somebody who changes that wants to see it as it is now.
  const entering = useRef(true)
  const left = useRef<Left<Row, Page>>(undefined)
  const store = useMemo(() => {
    left.current = entering.current ? queries.getQueryData<Left<Row, Page>>(leftKey(question)) : undefined
    const read = (cursor: string | undefined): Promise<Page> =>
      queries.fetchQuery({
        queryKey: ['page', question, cursor],
        queryFn: () => latest.current.read({ cursor, limit: PAGE }),
        staleTime: 0,
        gcTime: 0,
      })
    const made = makeHeldStore<Row, Page>({
      read,
      rowsOf: (page) => page,
      keyOf: (row) => latest.current.keyOf(row),
      find: async (number) => latest.current.find?.(number),
      isNew: (row, since) => latest.current.isNew(row, since),
      now: () => now.current,
      left: left.current?.state,
    })
    // While the page is drawn for the first time, its answer is on its way.
    if (!left.current) made.prepare()
    return made
  }, [question, queries])
  const scrolled = useRef(0)
  useEffect(() => {
    entering.current = false
    void (left.current ? store.refresh() : store.begin())
    return () => {
      store.stop()
      const state = store.state()
      if (state.held) queries.setQueryData(leftKey(question), { state, scrolled: scrolled.current })
    }
  }, [store, queries, question])
  const state = useSyncExternalStore(store.subscribe, store.state)
  const shown = useKept(state)
  const refreshSoon = useRefreshing(list, question, store, state)

  const rows = useMemo(() => (shown.held ? rowsOf(shown.held) : []), [shown.held])
  return {
    rows,
    gone: shown.held?.gone ?? none,
    arrived: shown.held?.arrived.size ?? 0,
    first: shown.first,
    status: state.error !== undefined && !state.held ? 'failed' : shown.held ? 'ready' : 'waiting',
    error: state.error,
    stale: shown !== state,
    turn: shown.turn,
    atEnd: shown.held !== undefined && shown.held.next === undefined,
    moreFailed: shown.more === 'failed',
    more: useCallback(() => void store.more(), [store]),
    takeIn: useCallback(() => {
      left.current = undefined
      void store.begin()
    }, [store]),
    leftAt: left.current?.scrolled,
    onLeave: useCallback((top: number) => {
      scrolled.current = top
    }, []),
    sight: useCallback(
      (first: number, last: number) => {
        store.sight(first, last)
        if (store.isOlderThan(QUIET_REFRESH_MS)) refreshSoon()
      },
      [store, refreshSoon],
    ),
  }
}

interface Left<Row, Page> {
  state: HeldState<Row, Page> & { held: Held<Row> }
  scrolled: number
}

/** Forgotten some minutes after nobody looks at it, with whatever else is in the cache. */
function leftKey(question: string): readonly unknown[] {
  return ['left', question]
}

const none: ReadonlySet<string> = new Set()

/** The rows of the question before stay in sight until the answer to the new one has come. */
function useKept<S extends HeldState<unknown, unknown>>(state: S): S {
  const kept = useRef(state)
  if (state.held ?? state.error) kept.current = state
  return kept.current
}
