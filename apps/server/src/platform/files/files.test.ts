import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileBody, type ProblemBody } from '@onegrid/contract'
import { v7 as uuidv7 } from 'uuid'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import type { Post } from '../identity/index.ts'

const DAY = 86_400_000
const caseId = uuidv7()
let now = Date.parse('2026-09-30T02:00:00Z')
let test: TestServer

beforeAll(async () => {
  const areaId = uuidv7()
  const post = (): Post => ({
    id: uuidv7(),
    role: 'officer',
    unitId: uuidv7(),
    areaId,
    level: 'grid',
    areaPath: [areaId],
  })
  test = await testServer({
    cast: demoCast,
    wallClock: () => now,
    install({ identity, files }) {
      identity.setGrants(async () => [post()])
      files.reader('case', async (ctx, ids) => ctx.principal.username === 'handler' && ids.includes(caseId))
    },
  })
})
afterAll(() => test.close())

/** Taken on the spot at 08:41 China time, held upright (orientation 6: turn by a quarter). */
function photo() {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Make: 'SecretPhone' },
      IFD2: { DateTimeOriginal: '2026:09:30 08:41:05' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '29/1 54/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 30/1 36/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

const padded = (bytes: Buffer, by: number) => Buffer.concat([bytes, Buffer.alloc(by)])
const MP4 = Buffer.concat([
  Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.from([0, 0, 2, 0]), Buffer.from('isomiso2'),
  Buffer.from(Array.from({ length: 20_000 }, (_, i) => i % 251)),
])

async function upload(payload: Buffer, type: string | undefined, username = 'officer', headers = {}) {
  const { authorization } = await identityOf(username)
  const response = await test.inject({
    method: 'POST', url: '/api/v1/files', payload,
    headers: {
      authorization,
      ...(type ? { 'content-type': type } : {}),
      'x-file-name': encodeURIComponent('现场 1.jpg'),
      ...headers,
    },
  })
  return { status: response.statusCode, body: response.json<FileBody & ProblemBody>() }
}

const tokens = new Map<string, string>()
async function identityOf(username: string) {
  let token = tokens.get(username)
  if (!token || (await test.stranger.get('/api/v1/me', { authorization: `Bearer ${token}` })).status === 401) {
    const answer = await test.stranger.post('/api/v1/session', { username, password: 'onegrid-demo' })
    token = (answer.body as { token: string }).token
    tokens.set(username, token)
  }
  return { authorization: `Bearer ${token}` }
}
const read = async (id: string, username = 'officer', headers = {}, rest = '') =>
  test.inject({
    method: 'GET',
    url: `/api/v1/files/${id}${rest}`,
    headers: { ...(await identityOf(username)), ...headers },
  })

describe('a picture', () => {
  it('keeps when and where it was taken in columns, and loses it and everything else from its bytes', async () => {
    const bytes = await photo()
    expect(bytes.includes('SecretPhone')).toBe(true)
    const { status, body } = await upload(bytes, 'image/jpeg')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: '现场 1.jpg', kind: 'picture', type: 'image/jpeg', width: 480, height: 640,
      takenAt: '2026-09-30T00:41:05.000Z', position: { lon: 120.51, lat: 29.9 },
    })
    const stored = (await read(body.id)).rawPayload
    expect(stored.length).toBe(body.size)
    expect(createHash('sha256').update(stored).digest('hex')).toBe(body.sha256)
    const metadata = await sharp(stored).metadata()
    expect([metadata.width, metadata.height, metadata.exif, metadata.xmp, metadata.orientation]).toEqual([
      480,
      640,
      undefined,
      undefined,
      undefined,
    ])
    expect(stored.includes('SecretPhone')).toBe(false)
  })

  it('is described to whoever may read it, as its upload was', async () => {
    const { body } = await upload(await photo(), 'image/jpeg')
    expect((await read(body.id, 'officer', {}, '/description')).json()).toEqual(body)
    expect((await read(uuidv7(), 'officer', {}, '/description')).statusCode).toBe(404)
  })

  it('has a thumbnail of 320 pixels, made once', async () => {
    const { body } = await upload(await photo(), 'image/jpeg')
    const answers = await Promise.all([1, 2, 3].map(() => read(body.id, 'officer', {}, '/thumb')))
    for (const answer of answers) {
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg'])
      const { width, height } = await sharp(answer.rawPayload).metadata()
      expect([width, height]).toEqual([240, 320])
    }
  })

  it('stays a PNG or WebP where it was one; a camera’s zone counts', async () => {
    const png = await sharp({ create: { width: 10, height: 10, channels: 4, background: '#0000' } }).png().toBuffer()
    expect((await upload(png, 'image/png')).body).toMatchObject({ type: 'image/png', takenAt: null, position: null })
    const webp = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .withExif({ IFD2: { DateTimeOriginal: '2026:09:30 08:41:05', OffsetTimeOriginal: '+09:00' } }).webp().toBuffer()
    expect((await upload(webp, 'image/webp')).body).toMatchObject({
      type: 'image/webp',
      takenAt: '2026-09-29T23:41:05.000Z',
    })
  })
})

describe('bad uploads', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string | undefined, number, string]>([
    ['an empty body', () => Buffer.alloc(0), 'image/jpeg', 422, 'file-broken'],
    ['a program', () => padded(Buffer.from('MZ'), 6000), 'application/octet-stream', 415, 'unsupported-file'],
    [
      'text that is called a picture',
      () => Buffer.from('<script>alert(1)</script>'),
      'image/jpeg',
      415,
      'file-mismatch',
    ],
    ['a video that is called a picture', () => MP4, 'image/jpeg', 415, 'file-mismatch'],
    ['a picture that is called a document', () => photo(), 'application/pdf', 415, 'file-mismatch'],
    ['HTML', () => Buffer.from('<!doctype html><html></html>'), 'text/html', 415, 'unsupported-file'],
    ['a cut picture', async () => (await photo()).subarray(0, 1200), 'image/jpeg', 422, 'file-broken'],
    [
      'a picture of 900 megapixels in some bytes',
      () => pngOf(30_000, 30_000),
      'image/png',
      422,
      'picture-too-many-pixels',
    ],
    ['a picture of 60 MB', async () => padded(await photo(), 60_000_000), 'image/jpeg', 413, 'payload-too-large'],
  ])('%s', async (_what, make, type, status, code) => {
    const answer = await upload(await make(), type)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('leave nothing behind', async () => {
    expect(await readdir(join(test.config.dataDir, 'files', 'incoming'))).toEqual([])
    const { rows } = await sql<{ n: number }>`select count(*) as n from file`.execute(test.database.db)
    const folders = await readdir(join(test.config.dataDir, 'files', '1'), { recursive: true })
    expect(folders.filter(path => /\/[0-9a-f-]{36}$/.test(path))).toHaveLength(rows[0]?.n ?? -1)
  })

  it('say what would be accepted, and the limit', async () => {
    const wrong = await upload(Buffer.from('hello'), 'text/plain')
    expect(wrong.body.detail).toContain('JPEG, PNG, WebP')
    const large = await upload(padded(await photo(), 21_000_000), 'image/jpeg')
    expect(large.body.detail).toBe('内容超过上限 20 MB，压缩或分次提交。')
  })

  it('need somebody who may report, and a name that can be stored', async () => {
    const headers = { 'content-type': 'image/jpeg' }
    const response = await test.inject({ method: 'POST', url: '/api/v1/files', payload: await photo(), headers })
    expect(response.statusCode).toBe(401)
    const named = async (name: string) => upload(await photo(), 'image/jpeg', 'officer', { 'x-file-name': name })
    expect((await named('%ED%A0%80')).body.code).toBe('text-not-storable')
    expect((await named('a%00b')).body.code).toBe('text-not-storable')
    expect((await named(encodeURIComponent('../../etc/passwd'))).body.name).toBe('passwd')
  })
})

describe('reading', () => {
  it('is for the uploader, and for whoever may read what names it', async () => {
    const { body: { id } } = await upload(MP4, 'video/mp4')
    expect((await read(id)).statusCode).toBe(200)
    expect((await read(id, 'handler')).statusCode).toBe(404)
    await test.app.kit.files.link(test.database.db, 1, [id], { kind: 'case', id: caseId })
    expect((await read(id, 'handler')).statusCode).toBe(200)
    expect((await read(id, 'leader')).statusCode).toBe(404)
    now += 8 * DAY
    expect((await read(id)).statusCode).toBe(404)
    expect((await read(id, 'handler')).statusCode).toBe(200)
  })

  it('answers ranges, says what it is and how to store it', async () => {
    const { body: { id, sha256 } } = await upload(MP4, 'video/mp4')
    const whole = await read(id)
    expect(whole.rawPayload.equals(MP4)).toBe(true)
    expect(whole.headers).toMatchObject({
      'content-type': 'video/mp4', 'accept-ranges': 'bytes', etag: `"${sha256}"`, 'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%201.jpg`,
      'cache-control': 'private, no-cache',
    })
    const part = await read(id, 'officer', { range: 'bytes=100-199' })
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 100-199/${MP4.length}`])
    expect(part.rawPayload.equals(MP4.subarray(100, 200))).toBe(true)
    const tail = await read(id, 'officer', { range: 'bytes=-50' })
    expect(tail.rawPayload.equals(MP4.subarray(-50))).toBe(true)
    const rest = await read(id, 'officer', { range: `bytes=${MP4.length - 10}-` })
    expect(rest.rawPayload.equals(MP4.subarray(-10))).toBe(true)
    const beyond = await read(id, 'officer', { range: `bytes=${MP4.length}-` })
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${MP4.length}`])
    expect((await read(id, 'officer', { 'if-none-match': `"${sha256}"` })).statusCode).toBe(304)
    expect((await read(id, 'officer', { range: 'bytes=0-9', 'if-range': '"old"' })).statusCode).toBe(200)
  })

  it('of nothing, and of a thumbnail of no picture, is not found', async () => {
    const { body: { id } } = await upload(MP4, 'video/mp4')
    expect((await read(id, 'officer', {}, '/thumb')).statusCode).toBe(404)
    expect((await read(uuidv7())).statusCode).toBe(404)
  })
})

describe('facts for rules', () => {
  it('tell a picture that was seen before: the same bytes, on this case or another', async () => {
    const { files } = test.app.kit
    const { db } = test.database
    const bytes = await sharp({ create: { width: 33, height: 44, channels: 3, background: '#123' } }).jpeg().toBuffer()
    const [first, again] = [(await upload(bytes, 'image/jpeg')).body.id, (await upload(bytes, 'image/jpeg')).body.id]
    const seen = async (id: string, onOtherThan?: string) =>
      (await files.facts(db, 1, [id], onOtherThan ? { onOtherThan } : {}))[id]?.seenBefore
    expect(await seen(first)).toBe(false)
    await files.link(db, 1, [first], { kind: 'case', id: caseId })
    expect(await seen(again, caseId)).toBe(true)
    expect(await seen(first, caseId)).toBe(false)
    expect(await seen(first, uuidv7())).toBe(true)
    expect(await files.facts(db, 1, [uuidv7()])).toEqual({})
    expect((await files.facts(db, 1, [first]))[first]).toMatchObject({ kind: 'picture', receivedAt: now })
  })
})

describe('sweeping', () => {
  it('removes what nothing has named for seven days, and uploads that broke off', async () => {
    const { files } = test.app.kit
    const [kept, lost] = [(await upload(MP4, 'video/mp4')).body.id, (await upload(await photo(), 'image/jpeg')).body.id]
    await read(lost, 'officer', {}, '/thumb')
    await files.link(test.database.db, 1, [kept], { kind: 'case', id: caseId })
    const place = (id: string) => join(test.config.dataDir, 'files', '1', id.slice(-2), id)
    const half = join(test.config.dataDir, 'files', 'incoming', 'half')
    await mkdir(join(half, '..'), { recursive: true })
    await writeFile(half, 'x')
    await utimes(half, new Date(now - 2 * DAY), new Date(now - 2 * DAY))
    now += 6 * DAY
    await files.sweep(1)
    expect(existsSync(place(lost))).toBe(true)
    expect(existsSync(half)).toBe(false)
    now += 2 * DAY
    expect(await files.sweep(1)).toBeGreaterThan(0)
    expect([existsSync(place(lost)), existsSync(`${place(lost)}.thumb`), existsSync(place(kept))]).toEqual([
      false,
      false,
      true,
    ])
    expect((await read(lost)).statusCode).toBe(404)
  })
})

/** A PNG whose header claims a size that nobody should decode. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(40)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffff_ffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1
  }
  return (value ^ 0xffff_ffff) >>> 0
}
