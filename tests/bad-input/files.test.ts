/**
 * Uploads that are too large, or are not what they say: over a real connection, streamed as a phone does. Nothing of
 * them stays, neither a row nor a byte. Rules: decision 37; docs/domain.md R12.
 */
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { takePicture } from '../../tools/play/pictures.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { refused } from './refused.ts'

const MB = 1024 * 1024

let district: TestDistrict
let address: string
let token: string
beforeAll(async () => {
  district = await testDistrict()
  address = await district.app.listen()
  const { body } = await district.stranger.post('/api/v1/session', { username: 'officer', password: 'onegrid-demo' })
  token = (body as { token: string }).token
}, MAKING_MS)
afterAll(() => district.close())

describe('a picture of 60 MB', () => {
  const tooLarge = {
    status: 413, code: 'payload-too-large', zh: '超过上限 20 MB，压缩或分次提交', en: 'limit of 20 MB. Compress it',
  }

  test('that says its size is refused, and so is one that does not', async () => {
    const { bytes } = await takePicture()
    for (const says of [true, false]) {
      const ask = (headers: Record<string, string>) =>
        stream(Buffer.from(bytes), 60 * MB, says, { ...headers, 'content-type': 'image/jpeg' })
      await refused(district, ask, tooLarge)
    }
    expect(leftOver()).toEqual([])
  })

  test('is refused as soon as it is too large, and its sender does not hold up the end', async () => {
    const { bytes } = await takePicture()
    let sent = 0
    const hears = (size: number) => void (sent = size)
    const answer = await stream(Buffer.from(bytes), 60 * MB, false, { 'content-type': 'image/jpeg' }, hears)
    expect(answer.status).toBe(413)
    // Beyond the limit lies what was under way.
    expect(sent).toBeLessThan(40 * MB)
    await expect.poll(open).toBe(0)
  })
})

describe('a file that is not what it says', () => {
  const mismatch = (zh: string, en: string) => ({ status: 415, code: 'file-mismatch', zh, en })
  const unsupported = {
    status: 415, code: 'unsupported-file', zh: '可上传：JPEG, PNG, WebP', en: 'Accepted: JPEG, PNG, WebP',
  }
  const again = mismatch('核对后重新上传', 'upload again')
  const cases = [
    ['a program called a picture', padded('MZ'), 'image/jpeg', again],
    ['a page called a picture', Buffer.from('<!doctype html><script>1</script>'), 'image/png', again],
    ['a video called a picture', padded(video(6000)), 'image/jpeg', mismatch('文件内容是 video/mp4', 'is video/mp4, not')],
    ['an archive', padded('PK\u0003\u0004'), 'application/zip', unsupported],
    ['text', Buffer.from('只是文字'), 'text/plain', unsupported],
  ] as const

  test.each(cases)('%s', async (_what, bytes, type, wanted) => {
    await refused(district, headers => stream(bytes, bytes.length, true, { ...headers, 'content-type': type }), wanted)
    expect(leftOver()).toEqual([])
  })

  test('a picture that breaks off', async () => {
    const { bytes } = await takePicture()
    const cut = Buffer.from(bytes).subarray(0, bytes.length / 2)
    await refused(district, headers => stream(cut, 0, true, { ...headers, 'content-type': 'image/jpeg' }), {
      status: 422, code: 'file-broken', zh: '重新拍摄或选择后上传', en: 'Take or choose it again',
    })
    expect(leftOver()).toEqual([])
  })
})

describe('a name', () => {
  test.each(['%00.jpg', 'a%00b.jpg', '%ED%A0%80.jpg', '%'])('%s cannot be stored', async (name) => {
    const { bytes } = await takePicture()
    const ask = (headers: Record<string, string>) =>
      stream(Buffer.from(bytes), 0, true, { ...headers, 'content-type': 'image/jpeg', 'x-file-name': name })
    await refused(district, ask, { status: 400, code: 'text-not-storable', zh: '删除后重试', en: 'Remove them' })
    expect(leftOver()).toEqual([])
  })

  test('that would lead elsewhere leads nowhere', async () => {
    const { bytes } = await takePicture()
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('../../etc/现场\r\n.jpg') }
    const { status, body } = await stream(Buffer.from(bytes), 0, true, headers)
    expect([status, (body as { name: string }).name]).toEqual([201, '现场.jpg'])
  })
})

/**
 * Bytes, then zeros up to a size, in pieces as they come over the air.
 *
 * @param says declares its length
 * @param hears is told how much has been sent
 */
function stream(
  head: Buffer, size: number, says: boolean, headers: Record<string, string>, hears = (_size: number): void => {},
): Promise<Answer> {
  const rest = Math.max(0, size - head.length)
  const length = says ? { 'content-length': String(head.length + rest) } : {}
  const options = { method: 'POST', headers: { authorization: `Bearer ${token}`, ...length, ...headers } }
  const sending = request(`${address}/api/v1/files`, options)
  const answer = once(sending, 'response').then(async ([first]): Promise<Answer> => {
    const response = first as IncomingMessage
    const body = await json(response)
    const { statusCode: status = 0, headers: heard } = response
    return { status, body, headers: heard, raw: Buffer.from(JSON.stringify(body)) }
  })
  // Whoever still sends when the answer has come may be cut off; what counts is the answer.
  pipeline(Readable.from(pieces(head, rest, hears)), sending).catch(() => {})
  return answer
}

const zeros = Buffer.alloc(MB)

function* pieces(head: Buffer, rest: number, hears: (size: number) => void): Generator<Buffer> {
  yield head
  for (let left = rest; left > 0; left -= MB) {
    yield zeros.subarray(0, left)
    hears(head.length + rest - left)
  }
}

/** Connections that the server would wait for. */
function open(): Promise<number> {
  const { server } = district.app.fastify
  server.closeIdleConnections()
  return new Promise((done, fail) => server.getConnections((error, count) => (error ? fail(error) : done(count))))
}

function padded(head: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(head as string), Buffer.alloc(6000)])
}

/** Head of a video whose pictures are so many bytes. */
function video(bytes: number): Buffer {
  const box = (type: string, size: number, content = Buffer.alloc(0)) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(size)
    return Buffer.concat([length, Buffer.from(type), content])
  }
  return Buffer.concat([box('ftyp', 24, Buffer.from('isom\0\0\u0002\0isommp41')), box('mdat', bytes - 24)])
}

/** What a refused upload has left in the folder of those that are coming in. */
function leftOver(): string[] {
  return readdirSync(join(district.config.dataDir, 'files', 'incoming'))
}
