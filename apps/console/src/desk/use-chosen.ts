import type { CaseSummary } from '@onegrid/contract'
import { useCallback, useMemo, useState } from 'react'

/** Rows that are chosen to be acted upon together. */
export interface Chosen {
  keys: ReadonlySet<string>
  /** @param range from the row chosen last to this one, in the order of `rows` */
  toggle: (key: string, range: boolean, rows: readonly string[]) => void
  set: (keys: Iterable<string>) => void
}

/** @param question what the list shows: another question begins with none */
export function useChosen(question: string): Chosen {
  const [state, setState] = useState<ChosenState>(nothing)
  const current = state.question === question ? state : nothing
  const toggle = useCallback<Chosen['toggle']>(
    (key, range, rows) => {
      setState((before) => ({ ...choose(before.question === question ? before : nothing, key, range, rows), question }))
    },
    [question],
  )
  const set = useCallback<Chosen['set']>(
    (keys) => setState({ keys: new Set(keys), last: undefined, question }),
    [question],
  )
  return useMemo(() => ({ keys: current.keys, toggle, set }), [current.keys, toggle, set])
}

interface ChosenState {
  keys: ReadonlySet<string>
  last?: string
  question: string
}
const nothing: ChosenState = { keys: new Set(), question: '' }

/** One more or one less; a range takes on what the row chosen last is. */
export function choose(
  { keys, last }: Pick<ChosenState, 'keys' | 'last'>,
  key: string,
  range: boolean,
  rows: readonly string[],
): Pick<ChosenState, 'keys' | 'last'> {
  const next = new Set(keys)
  const from = last === undefined ? -1 : rows.indexOf(last)
  const to = rows.indexOf(key)
  if (range && from >= 0 && to >= 0) {
    const isOn = keys.has(last!)
    for (const one of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      if (isOn) next.add(one)
      else next.delete(one)
    }
  } else if (!next.delete(key)) next.add(key)
  return { keys: next, last: key }
}

/** The cases of the chosen rows that can be acted upon together: events, each once. */
export function casesOf<Row>(
  rows: readonly Row[],
  keys: ReadonlySet<string>,
  keyOf: (row: Row) => string,
  caseOf: (row: Row) => CaseSummary,
): CaseSummary[] {
  const chosen = keys.size === 0 ? [] : rows.filter((row) => keys.has(keyOf(row))).map(caseOf)
  return [...new Map(chosen.filter(({ kind }) => kind === 'event').map((one) => [one.id, one])).values()]
}
