/** What never became a request, or never ended: cut off, but not without a word. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type ErrorCode, problemBody } from '@onegrid/contract'

const codes: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
}

/** Closed while somebody still sends, a connection is reset, and the answer with it. */
const LINGER_MS = 1_000
const told = new WeakSet<Socket>()

/** In Chinese: whoever was not understood has not said what he speaks. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // Each further piece of it is an error again.
  if (told.has(socket)) return
  told.add(socket)
  const begun = (socket as Socket & { _httpMessage?: ServerResponse })._httpMessage?.headersSent
  if (error.code === 'ECONNRESET' || !socket.writable || begun) {
    socket.destroy()
    return
  }
  const body = problemBody(codes[error.code ?? ''] ?? 'malformed-request', 'zh-CN', randomUUID())
  const text = JSON.stringify(body)
  socket.end([
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    `x-request-id: ${body.instance}`,
    'connection: close',
    '',
    text,
  ].join('\r\n'))
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
