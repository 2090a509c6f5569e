/** What stands before two API processes in production: where one refuses or breaks off, the next one is asked. */
import { Agent, createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Door {
  url: string
  /** Requests that nobody behind it has answered. */
  lost(): number
  /** Requests that the first one asked has not answered, and another has. */
  passedOn(): number
  close(): void
}

/**
 * As nginx with `proxy_next_upstream error timeout http_503 non_idempotent`: safe, as an act is done once by its id.
 *
 * @param behind addresses of the processes, as they are now
 */
export async function openDoor(behind: () => readonly string[]): Promise<Door> {
  const agent = new Agent({ keepAlive: true })
  let turn = 0
  let lost = 0
  let passedOn = 0

  async function forward(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const urls = behind()
    const first = turn++
    for (let n = 0; n < urls.length; n++) {
      const url = urls[(first + n) % urls.length]!
      const answer = await ask(url, incoming, body).catch(() => undefined)
      if (!answer || answer.status === 503) continue
      if (n > 0) passedOn++
      reply.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
      return
    }
    lost++
    reply.writeHead(502).end()
  }

  function ask(url: string, { method, url: path, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = request(`${url}${path}`, { method, headers: { ...headers, host: new URL(url).host }, agent })
      outgoing.once('error', reject)
      outgoing.once('response', (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.once('error', reject)
        response.once('end', () => resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? 'application/json',
          body: Buffer.concat(parts),
        }))
      })
      outgoing.end(body)
    })
  }

  const server = createServer((incoming, reply) => void forward(incoming, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost: () => lost,
    passedOn: () => passedOn,
    close: () => {
      server.closeAllConnections()
      server.close()
      agent.destroy()
    },
  }
}

interface Answer {
  status: number
  type: string
  body: Buffer
}
