/**
 * Large answers that seldom change (`revalidated` routes): tagged by their bytes, so that whoever has one already hears
 * so in a line, and compressed. Only for what holds no secret: compressing lets who watches the wire guess at its
 * content.
 */
import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Encoding = 'br' | 'gzip'

/** For the hook onSend, which has the answer as text. */
export class Revalidation {
  readonly #packed: Packed

  /** @param mostBytes of compressed answers that are kept for whoever comes next */
  constructor(mostBytes = 16 * 1024 * 1024) {
    this.#packed = new Packed(mostBytes)
  }

  /** @returns what is to be sent in place of the text; null where the reader has it */
  async send(request: FastifyRequest, reply: FastifyReply, text: unknown): Promise<unknown> {
    if (reply.statusCode !== 200 || typeof text !== 'string') return text
    // Weak: compressed or not, it is the same answer. Two districts, or two accounts that may read differently, share a
    // tag only where the bytes are the same.
    const tag = `W/"${hash('sha256', text, 'base64url')}"`
    // It is asked for anew each time, by whoever is signed in then.
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' })
    if (isKnown(request.headers['if-none-match'], tag)) {
      void reply.code(304).removeHeader('content-type')
      return null
    }
    const encoding = text.length < SHORT ? undefined : encodingFor(request.headers['accept-encoding'])
    if (!encoding) return text
    void reply.header('content-encoding', encoding).removeHeader('content-length')
    return this.#packed.get(`${encoding} ${tag}`, () => compressors[encoding](text))
  }
}

/** One packet of the network: compressing it saves nothing. */
const SHORT = 1400

/** 1,700 grids with borders, 2.3 MB: brotli at 4 makes 397 kB in 40 ms, at 5 385 kB in 380; gzip at 6 418 kB in 150. */
const compressors: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text) => promisify(gzip)(text, { level: 6 }),
}

/** RFC 9110, 13.1.2: weak comparison, any of a list. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const opaque = (one: string) => one.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(tag))
}

/** What the reader takes, the smaller one first. RFC 9110, 12.5.3 */
function encodingFor(header = ''): Encoding | undefined {
  const taken = header.toLowerCase().split(',').flatMap((one) => {
    const [name = '', weight = ''] = one.split(';').map((part) => part.trim())
    return /^q=0(?:\.0*)?$/.test(weight) ? [] : [name]
  })
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding))
}

/** By content, so that nothing in it can be out of date; the longest unused goes first. */
class Packed {
  readonly #most: number
  readonly #held = new Map<string, Buffer>()
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  async get(key: string, pack: () => Promise<Buffer>): Promise<Buffer> {
    const held = this.#held.get(key) ?? await pack()
    this.#drop(key)
    this.#held.set(key, held)
    this.#bytes += held.length
    for (const [oldest] of this.#held) {
      if (this.#bytes <= this.#most) break
      this.#drop(oldest)
    }
    return held
  }

  #drop(key: string): void {
    this.#bytes -= this.#held.get(key)?.length ?? 0
    this.#held.delete(key)
  }
}
