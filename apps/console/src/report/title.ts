/** As much as a row of a list shows of it, in columns of a Latin letter: a Chinese sign takes two. */
const LONGEST = 60
const HARD_END = /[。！？；!?;\n]|\.(?=\s|$)/
const PAUSE = /[，、,：:\s]/

/**
 * What a list calls a report by: its first sentence, cut at a pause where it is long. Whoever writes while listening
 * writes no headline.
 */
export function titleOf(words: string): string {
  const text = words.trim()
  const end = text.search(HARD_END)
  const first = (end < 0 ? text : text.slice(0, end)).trim()
  const head = fitting(first)
  if (head === first) return first
  const pause = lastPause(head)
  return pause > head.length / 3 ? head.slice(0, pause) : `${head}…`
}

/** Its beginning, as far as there is room. */
function fitting(text: string): string {
  let columns = 0
  let kept = ''
  for (const sign of text) {
    columns += sign > '\u2e7f' ? 2 : 1
    if (columns > LONGEST) break
    kept += sign
  }
  return kept
}

function lastPause(text: string): number {
  for (let i = text.length - 1; i > 0; i--) if (PAUSE.test(text[i]!)) return i
  return -1
}
