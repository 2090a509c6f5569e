/** Rows one by one, read a page at a time: each page begins after the last row of the one before. */
export async function* pages<Row>(read: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row, undefined> {
  let last: Row | undefined
  for (;;) {
    const page = await read(last)
    yield* page
    last = page.at(-1)
    if (last === undefined) return undefined
  }
}
