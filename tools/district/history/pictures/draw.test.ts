import { readTaken } from '../../../../apps/server/src/platform/files/exif.ts'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawPicture } from './draw.ts'
import { drawn, sceneNames } from './scenes.ts'
import { written } from './strokes.ts'

const takenAt = Date.parse('2026-09-28T09:42:00+08:00')
const place = { lon: 120.640512, lat: 29.796534 }

it.each(sceneNames)('draws %s as it was found and as it was left, wherever it is', (scene) => {
  const stages = ['before', 'after', 'guard'] as const
  const drawings = [0.1, 0.8].flatMap((tone) => stages.map((stage) => drawn(scene, stage, tone)))
  expect(new Set(drawings).size).toBe(drawings.length)
  for (const svg of drawings) expect(svg).not.toMatch(/NaN|undefined|null/)
})

it('is a JPEG that knows when and where it was taken, and no other has its bytes', async () => {
  const picture = { scene: 'manhole', stage: 'before', tone: 0.3, takenAt, place } as const
  const [one, two] = await Promise.all([drawPicture(picture, 1), drawPicture(picture, 2)])
  const { format, width, height, exif } = await sharp(one).metadata()
  expect([format, width, height]).toEqual(['jpeg', 480, 360])
  const taken = readTaken(exif, takenAt)
  expect(taken.at).toBe(takenAt)
  expect(taken.position?.lon).toBeCloseTo(place.lon, 6)
  expect(taken.position?.lat).toBeCloseTo(place.lat, 6)
  expect(Buffer.compare(one, two)).not.toBe(0)
})

it('writes its label in strokes, and nothing that it has no strokes for', () => {
  expect(written('演示 前 09-28 09:42', 26).width).toBeGreaterThan(200)
  expect(() => written('照', 26)).toThrow('no strokes for 照')
})
