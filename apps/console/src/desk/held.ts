/**
 * A list that is being read. What came once keeps its place: newer answers refresh rows where they stand, mark those
 * that no longer belong, and count those that would be new, until the reader takes them in.
 */

interface HeldPage {
  /** What the page was asked by; the first has none. */
  cursor?: string
  keys: readonly string[]
}

export interface Held<Row> {
  pages: readonly HeldPage[]
  /** All rows that were ever taken, in the order in which they came. */
  rows: ReadonlyMap<string, Row>
  /** Where the next page begins; absent at the end. */
  next?: string
  /** No longer in an answer that covers their place. */
  gone: ReadonlySet<string>
  /** In an answer and not among the rows, with what was asked: a page by its place, or a case by its number. */
  arrived: ReadonlyMap<string, number | string>
}

export interface PageAnswer<Row> {
  items: readonly Row[]
  next?: string
}

type KeyOf<Row> = (row: Row) => string

export function begin<Row>(answer: PageAnswer<Row>, keyOf: KeyOf<Row>): Held<Row> {
  const none: Held<Row> = { pages: [], rows: new Map(), gone: new Set(), arrived: new Map() }
  return extend(none, undefined, answer, keyOf)
}

/** The next page, below all that is there. A row that has moved down meanwhile stays where it was read. */
export function extend<Row>(
  held: Held<Row>,
  cursor: string | undefined,
  answer: PageAnswer<Row>,
  keyOf: KeyOf<Row>,
): Held<Row> {
  const rows = new Map(held.rows)
  const keys: string[] = []
  for (const row of answer.items) {
    if (!rows.has(keyOf(row))) keys.push(keyOf(row))
    rows.set(keyOf(row), row)
  }
  const came = new Set(answer.items.map(keyOf))
  return {
    pages: [...held.pages, { cursor, keys }],
    rows,
    next: answer.next,
    gone: without(held.gone, came),
    arrived: new Map([...held.arrived].filter(([key]) => !came.has(key))),
  }
}

/**
 * A newer answer to a page that is held.
 *
 * A key of the page that the answer lacks is gone where the answer reaches beyond it, and unknown where newcomers may
 * have pushed it off the end.
 */
export function refresh<Row>(held: Held<Row>, page: number, answer: PageAnswer<Row>, keyOf: KeyOf<Row>): Held<Row> {
  const old = held.pages[page]
  if (!old) return held
  const came = new Map(answer.items.map((row) => [keyOf(row), row]))
  const order = [...held.rows.keys()]
  const reach =
    answer.next === undefined ? order.length : Math.max(-1, ...order.flatMap((key, i) => (came.has(key) ? [i] : [])))
  const gone = new Set(without(held.gone, new Set(came.keys())))
  for (const key of old.keys) if (!came.has(key) && order.indexOf(key) < reach) gone.add(key)
  const arrived = new Map([...held.arrived].filter(([, seenOn]) => seenOn !== page))
  for (const key of newcomers(held, answer, keyOf)) arrived.set(key, page)
  const rows = new Map([...held.rows].map(([key, row]) => [key, came.get(key) ?? row]))
  return { ...held, rows, gone, arrived }
}

/**
 * A newer answer to whether one case, by its number, belongs to the list and where it may stand outside all pages that
 * are held. Only what is new there is announced: what lies farther down was there before and has not been read yet.
 */
export function notice<Row>(
  held: Held<Row>,
  number: string,
  found: readonly Row[],
  keyOf: KeyOf<Row>,
  isNew: (row: Row) => boolean,
): Held<Row> {
  const arrived = new Map([...held.arrived].filter(([, asked]) => asked !== number))
  for (const row of found)
    if (!held.rows.has(keyOf(row)) && !arrived.has(keyOf(row)) && isNew(row)) arrived.set(keyOf(row), number)
  return { ...held, arrived }
}

export function rowsOf<Row>(held: Held<Row>): Row[] {
  return [...held.rows.values()]
}

/** The pages that hold the rows from index `first` to `last`, both included. */
export function pagesBetween<Row>(held: Held<Row>, first: number, last: number): number[] {
  let from = 0
  return held.pages.flatMap(({ keys }, page) => {
    const to = from + keys.length
    const overlaps = from <= last && to > first
    from = to
    return overlaps || (keys.length === 0 && page === 0) ? [page] : []
  })
}

/** Unknown keys but those below the last one known, which the next page will bring. */
function newcomers<Row>(held: Held<Row>, answer: PageAnswer<Row>, keyOf: KeyOf<Row>): string[] {
  const keys = answer.items.map(keyOf)
  const lastKnown = keys.findLastIndex((key) => held.rows.has(key))
  const within = held.next === undefined ? keys : keys.slice(0, lastKnown + 1)
  return within.filter((key) => !held.rows.has(key))
}

function without(keys: ReadonlySet<string>, out: ReadonlySet<string>): ReadonlySet<string> {
  return keys.size === 0 || out.size === 0 ? keys : new Set([...keys].filter((key) => !out.has(key)))
}
