/** Answers a file: whole, one range (a video is watched by jumping about), or not at all when the reader has it. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { disposition, Problem } from '../http/index.ts'

export interface Sent {
  path: string
  type: string
  name: string
  /** Shown in the page; otherwise the browser stores it. */
  inline: boolean
  /** Identifies the bytes. */
  etag: string
}

export async function sendFile(request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const { size } = await stat(sent.path).catch((cause: unknown) => {
    throw new Problem('not-found', undefined, { cause })
  })
  const etag = `"${sent.etag}"`
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    // Rights may end: the reader asks again each time and mostly hears that nothing has changed.
    'cache-control': 'private, no-cache',
    'content-disposition': disposition(sent.name, sent.inline),
    'x-content-type-options': 'nosniff',
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  void reply.type(sent.type)
  const range = rangeOf(request, etag, size)
  if (range === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${size}`)
    throw new Problem('range-not-satisfiable')
  }
  if (!range) return reply.header('content-length', size).send(createReadStream(sent.path))
  const { start, end } = range
  return reply
    .code(206)
    .headers({ 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 })
    .send(createReadStream(sent.path, { start, end }))
}

/** One range is answered; several, or ones of another version, get the whole (RFC 9110, 14.2). */
function rangeOf(request: FastifyRequest, etag: string, size: number) {
  const ifRange = request.headers['if-range']
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  if (!match || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
