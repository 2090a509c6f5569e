import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scrubRecording } from './video.ts'

const folder = mkdtempSync(join(tmpdir(), 'onegrid-video-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOW = Date.parse('2026-09-30T02:00:00Z')
const MADE = Date.parse('2026-09-30T00:41:05Z')

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

function header(made: number): Buffer {
  const bytes = Buffer.alloc(100)
  bytes.writeUInt32BE(made / 1000 + 2_082_844_800, 4)
  return box('mvhd', bytes)
}

const place = box('udta', box('\xa9xyz', Buffer.from('\0\x12\x15\xc7+29.9000+120.5100/', 'latin1')))
const pictures = box('mdat', Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 256)))
const track = box('trak', box('tkhd', Buffer.alloc(84)), box('udta', Buffer.from('name of the owner')))

async function scrub(bytes: Buffer) {
  const path = join(folder, 'recording')
  writeFileSync(path, bytes)
  const taken = await scrubRecording(path, NOW)
  return { taken, bytes: readFileSync(path) }
}

describe('a recording', () => {
  const whole = Buffer.concat([box('ftyp', Buffer.from('isom')), pictures, box('moov', header(MADE), track, place)])

  it('tells where and when it was made, and forgets it in its bytes', async () => {
    const { taken, bytes } = await scrub(whole)
    expect(taken).toEqual({ at: MADE, position: { lon: 120.51, lat: 29.9 } })
    expect(bytes.includes('120.5100')).toBe(false)
    expect(bytes.includes('owner')).toBe(false)
  })

  it('keeps its length and every byte of picture, sound and structure', async () => {
    const { bytes } = await scrub(whole)
    const expected = Buffer.concat([
      box('ftyp', Buffer.from('isom')),
      pictures,
      box('moov', header(MADE),
        box('trak', box('tkhd', Buffer.alloc(84)), box('free', Buffer.alloc(17))),
        box('free', Buffer.alloc(place.length - 8))),
    ])
    expect(bytes.equals(expected)).toBe(true)
  })

  it('is read with the keys that QuickTime writes, and with long boxes', async () => {
    const long = Buffer.alloc(16)
    long.writeUInt32BE(1, 0)
    long.write('mdat', 4, 'latin1')
    long.writeBigUInt64BE(1016n, 8)
    const meta = box('meta', Buffer.from('com.apple.quicktime.location.ISO6709\0+31.2304+121.4737+004.100/'))
    const { taken, bytes } = await scrub(Buffer.concat([long, Buffer.alloc(1000, 7), box('moov', header(MADE), meta)]))
    expect(taken.position).toEqual({ lon: 121.4737, lat: 31.2304 })
    expect(bytes.includes('ISO6709')).toBe(false)
  })

  it.each([
    ['cut in the middle of a box', whole.subarray(0, whole.length - 40)],
    [
      'with a box longer than the file',
      Buffer.concat([box('ftyp'), Buffer.from([0x7f, 0, 0, 0]), Buffer.from('moov')]),
    ],
    ['with a box of no length', Buffer.concat([box('ftyp'), Buffer.from([0, 0, 0, 3]), Buffer.from('moov')])],
    ['of a camera whose clock was never set', Buffer.concat([box('moov', header(0), box('udta'))])],
    ['of the future', Buffer.concat([box('moov', header(NOW + 3 * 86_400_000))])],
    ['of nothing', Buffer.alloc(0)],
  ])('%s is left alone where it cannot be read', async (_what, bytes) => {
    const result = await scrub(bytes)
    expect(result.bytes.length).toBe(bytes.length)
    expect(result.taken.at).toBeUndefined()
  })
})
