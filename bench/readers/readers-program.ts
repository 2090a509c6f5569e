/**
 * Thousands of live streams as phones and desks hold them: a program of its own, over bare sockets, since a client
 * library would cost more than the server that is measured. Told once what to open; answers `take` with what has come.
 */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Read, Reading } from './streams.ts'

interface Stream {
  token: string
  socket: Socket | undefined
  lastId: string | undefined
  /** The end of what has come, where it is no whole line yet. */
  rest: string
  isOpen: boolean
}

let read = fresh()
let streams: Stream[] = []

process.on('message', (message: Reading | 'take') => {
  if (message !== 'take') return void begin(message)
  process.send?.({ ...read, open: streams.filter(({ isOpen }) => isOpen).length } satisfies Read)
  read = fresh()
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function begin({ baseUrl, tokens, opening, reconnecting }: Reading): Promise<void> {
  const { hostname, port } = new URL(baseUrl)
  streams = tokens.map((token) => ({ token, socket: undefined, lastId: undefined, rest: '', isOpen: false }))
  for (const stream of streams) {
    open(stream, hostname, Number(port))
    await sleep(1000 / opening)
  }
  process.send?.('open')
  for (let n = 0; reconnecting > 0; n = (n + 1) % streams.length) {
    await sleep(1000 / reconnecting)
    const stream = streams[n]
    if (!stream?.isOpen) continue
    stream.socket?.removeAllListeners('close').destroy()
    open(stream, hostname, Number(port))
    read.reconnected++
  }
}

/** HTTP/1.0, so that the answer comes as it is and not in chunks. */
function open(stream: Stream, host: string, port: number): void {
  const socket = connect(port, host)
  Object.assign(stream, { socket, rest: '', isOpen: false })
  const headers = [`host: ${host}:${port}`, `authorization: Bearer ${stream.token}`]
  if (stream.lastId !== undefined) headers.push(`last-event-id: ${stream.lastId}`)
  socket.setEncoding('utf8').setNoDelay(true)
  socket.write(`GET /api/v1/live HTTP/1.0\r\n${headers.join('\r\n')}\r\n\r\n`)
  socket.on('data', (text: string) => hear(stream, text))
  socket.once('error', (error: NodeJS.ErrnoException) => fault(error.code ?? error.name))
  // Ended by the server: it comes back, as a browser would.
  socket.once('close', () => {
    stream.isOpen = false
    fault('closed by the server')
    setTimeout(() => open(stream, host, port), 2000)
  })
}

function hear(stream: Stream, text: string): void {
  const at = Date.now()
  const lines = (stream.rest + text).split('\n')
  stream.rest = lines.pop() ?? ''
  for (const line of lines) {
    if (line.startsWith('id: ')) stream.lastId = line.slice(4)
    else if (line.startsWith('HTTP/')) begun(stream, line.trim())
    else if (line.startsWith('data: {"caseId"')) {
      const { caseId, seq } = JSON.parse(line.slice(6)) as { caseId: string; seq: number }
      const key = `${caseId}:${seq}`
      const known = read.received.get(key)
      if (known) known.push(at)
      else read.received.set(key, [at])
    }
  }
}

function begun(stream: Stream, status: string): void {
  stream.isOpen = / 200\b/.test(status)
  if (!stream.isOpen) fault(status)
}

function fault(why: string): void {
  read.faults[why] = (read.faults[why] ?? 0) + 1
}

function fresh(): Omit<Read, 'open'> {
  return { received: new Map(), faults: {}, reconnected: 0 }
}
