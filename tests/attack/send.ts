/** Requests as bytes on a connection: nothing puts an address or a body right on the way. */
import { Agent, request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export interface Sent {
  method: string
  /** With its query, as it goes out. */
  path: string
  headers: Readonly<Record<string, string>>
  body: Buffer | undefined
}

export interface Heard {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const PATIENCE_MS = 30_000
const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/** @param endless whether the answer goes on: then its first piece is all that is waited for */
export function send(origin: string, { method, path, headers, body }: Sent, endless = false): Promise<Heard> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const sending = request({ hostname, port, method, path, agent, headers: { ...headers, ...length } }, (response) => {
      const pieces: Buffer[] = []
      const done = () => resolve({
        status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(pieces).toString(),
      })
      response.on('data', (piece: Buffer) => {
        pieces.push(piece)
        if (!endless || response.statusCode !== 200) return
        done()
        sending.destroy()
      })
      response.once('end', done)
      response.once('error', reject)
    })
    sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error(`no answer to ${method} ${path}`)))
    sending.once('error', reject)
    sending.end(body)
  })
}
