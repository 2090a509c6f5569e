/**
 * Bodies that come in by drops: whoever sends one byte a second would hold a place, a connection and the memory of a
 * request for as long as he likes. Looked at from outside, by what the connection has received, so that no byte is
 * touched that somebody else reads.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from './problem.ts'

/** Bytes that must come in each period: a kilobyte a second, a tenth of the slowest mobile network. */
const LEAST = 5_000
const PERIOD_MS = 5_000
/** So often in a row: a lift, a tunnel, a hand-over from one cell to the next. */
const PATIENCE = 3

interface Arriving {
  request: IncomingMessage
  response: ServerResponse
  received: number
  slow: number
}

export class BodyWatch {
  readonly #arriving = new Set<Arriving>()
  readonly #timer: NodeJS.Timeout

  /** @param periodMs for tests */
  constructor(periodMs = PERIOD_MS) {
    this.#timer = setInterval(() => this.#look(), periodMs)
    this.#timer.unref()
  }

  /** Most requests have no body, and the body of most others has come with their headers. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
    if (length === '0' && encoding === undefined) return
    this.#arriving.add({ request, response, received: request.socket.bytesRead, slow: 0 })
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look() {
    for (const one of this.#arriving) {
      const { request } = one
      if (request.complete || request.destroyed) {
        this.#arriving.delete(one)
        continue
      }
      const received = request.socket.bytesRead
      // Where something lies unread, it is we who are slow.
      const isSlow = received - one.received < LEAST && request.readableLength === 0
      one.slow = isSlow ? one.slow + 1 : 0
      one.received = received
      if (one.slow < PATIENCE) continue
      this.#arriving.delete(one)
      cutOff(one)
    }
  }
}

/** Whoever reads the body hears why it does not come, and answers; without a reader there is nobody to answer. */
function cutOff({ request, response }: Arriving) {
  response.shouldKeepAlive = false
  if (request.listenerCount('error') > 0 && !response.headersSent) request.emit('error', new Problem('request-timeout'))
  else request.destroy()
}
