/**
 * One stream for a browser, however many of its tabs are open: the server allows five an account. Rule: decision 17.
 */
import { openStream } from './stream.ts'
import type { LiveMessage } from './stream.ts'

interface SharedScope { onconnect: ((event: MessageEvent) => void) | null }

const ports = new Set<MessagePort>()
let stream: { close(): void } | undefined
let state: LiveMessage = { type: 'state', connected: false }

;(self as unknown as SharedScope).onconnect = (event) => {
  const port = event.ports[0]!
  ports.add(port)
  port.onmessage = ({ data }: MessageEvent<'leave' | 'renew'>) => {
    if (data === 'leave') ports.delete(port)
    // After signing in as somebody else the topics are others.
    if (data === 'renew' || ports.size === 0) {
      stream?.close()
      stream = undefined
    }
    if (ports.size > 0) begin()
  }
  port.postMessage(state)
  begin()
}

function begin(): void {
  stream ??= openStream((message) => {
    if (message.type === 'state') state = message
    for (const port of ports) port.postMessage(message)
  })
}
