/** Connections as bytes, for whoever does not mean to speak HTTP properly. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Wire {
  write(text: string | Buffer): boolean
  /** Everything that has come back. */
  heard(): string
  /** Resolves when the other side has closed, with how many milliseconds after connecting. */
  closed: Promise<number>
  readonly isOpen: boolean
  leave(): void
  socket: Socket
}

export function openWire(origin: string): Promise<Wire> {
  const { hostname, port } = new URL(origin)
  const began = performance.now()
  let text = ''
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const closed = new Promise<number>((done) => socket.once('close', () => done(performance.now() - began)))
    socket.once('error', reject)
    socket.on('error', () => {})
    socket.setNoDelay(true).setEncoding('utf8').on('data', (piece: string) => (text += piece))
    socket.once('connect', () => resolve({
      write: (piece) => socket.writable && socket.write(piece),
      heard: () => text,
      closed,
      get isOpen() {
        return !socket.destroyed && !socket.readableEnded
      },
      leave: () => void socket.destroy(),
      socket,
    }))
  })
}

export function openWires(origin: string, count: number): Promise<Wire[]> {
  return Promise.all(Array.from({ length: count }, () => openWire(origin)))
}

/** Writes a byte to each of them every second, until they are closed or nobody wants it any more. */
export function drip(wires: readonly Wire[], byte: string): () => void {
  const timer = setInterval(() => {
    for (const wire of wires) if (wire.isOpen) wire.write(byte)
  }, 1_000)
  return () => clearInterval(timer)
}

/** Status, headers and body of the first answer on a wire. */
export function answerIn(heard: string): { status: number; headers: string; body: string } {
  const [head = '', body = ''] = heard.split('\r\n\r\n', 2)
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), headers: head.toLowerCase(), body }
}
