/** As much as a row of a list shows of it. */
const LONGEST = 30
const HARD_ENDS = /[。！？；!?;\n]/
const SOFT_ENDS = /[，、,：:\s]/

/**
 * What a list calls a report by: its first sentence, cut at a pause where it is long. Whoever writes while listening
 * writes no headline.
 */
export function titleOf(words: string): string {
  const text = words.trim()
  const end = text.search(HARD_ENDS)
  const first = (end < 0 ? text : text.slice(0, end)).trim()
  const signs = [...first]
  if (signs.length <= LONGEST) return first
  const head = signs.slice(0, LONGEST).join('')
  const pause = lastPause(head)
  return pause > LONGEST / 3 ? head.slice(0, pause) : `${head}…`
}

function lastPause(text: string): number {
  for (let i = text.length - 1; i > 0; i--) if (SOFT_ENDS.test(text[i]!)) return i
  return -1
}
