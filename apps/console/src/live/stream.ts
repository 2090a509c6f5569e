import { addresses } from '@onegrid/contract/addresses'

/** A line of the trail of a case that this reader may see. What changed is asked by the ordinary routes. */
export interface LiveLine {
  caseId: string
  kind: string
  seq: number
  action: string
  number: string
  state: string
}

export type LiveMessage =
  | { type: 'line'; line: LiveLine }
  /** What was missed is too long ago: every list is asked anew. */
  | { type: 'reset' }
  | { type: 'state'; connected: boolean }

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/**
 * Opens the server's stream and keeps it open. A browser resumes by itself after a broken connection, but gives up
 * after an answer that is no stream (signed out, too many streams, restarting): then this comes back, later each time.
 */
export function openStream(tell: (message: LiveMessage) => void): { close(): void } {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS
  let missed = false

  function open(): void {
    source = new EventSource(addresses.readLive.path)
    source.onopen = () => {
      wait = FIRST_WAIT_MS
      tell({ type: 'state', connected: true })
      // A new stream has no place to resume from.
      if (missed) tell({ type: 'reset' })
      missed = false
    }
    source.addEventListener('line', (event: MessageEvent<string>) =>
      tell({ type: 'line', line: JSON.parse(event.data) as LiveLine }),
    )
    source.addEventListener('reset', () => tell({ type: 'reset' }))
    source.onerror = () => {
      tell({ type: 'state', connected: false })
      if (source?.readyState !== EventSource.CLOSED) return
      missed = true
      timer = setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  open()
  return {
    close() {
      clearTimeout(timer)
      source?.close()
    },
  }
}
