/** The exchange of an order read off its trail: each reply, and how it was judged. */
import type { TrailLineBody } from '@onegrid/contract'

export interface Reply {
  line: TrailLineBody
  /** Absent while nobody has judged it. */
  judged?: { line: TrailLineBody; passed: boolean }
}

export interface Exchange {
  /** The line that issued it. */
  issued?: TrailLineBody
  replies: Reply[]
  cancelled?: TrailLineBody
}

export function exchangeOf(lines: readonly TrailLineBody[]): Exchange {
  const exchange: Exchange = { replies: [] }
  for (const line of lines) {
    if (line.action === 'issue') exchange.issued = line
    if (line.action === 'reply') exchange.replies.push({ line })
    if (line.action === 'cancel') exchange.cancelled = line
    if (line.action !== 'acceptReply' && line.action !== 'returnReply') continue
    const last = exchange.replies.at(-1)
    if (last) last.judged = { line, passed: line.action === 'acceptReply' }
  }
  return exchange
}

/** What somebody wrote with a line; empty where nothing was, or where it has been erased. */
export function wordsIn(line: TrailLineBody | undefined): string {
  return line ? Object.values(line.remarks).join('\n') : ''
}
