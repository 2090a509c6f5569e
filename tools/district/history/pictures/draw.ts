/** Drawn pictures as a phone would send them: a scene, a caption that says that it is none, and how it was taken. */
import { chinaDate, chinaTime } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import sharp from 'sharp'
import { exifOf } from '../../../play/pictures.ts'
import type { Taking } from '../../../play/pictures.ts'
import { drawn } from './scenes.ts'
import type { SceneName, Stage } from './scenes.ts'
import { ink } from './shapes.ts'
import { written } from './strokes.ts'

export interface DrawnPicture extends Taking {
  scene: SceneName
  stage: Stage
  takenAt: Instant
  /** 0 … 1: the look of the place. */
  tone: number
}

/** Scenes are drawn on 640 by 480. */
const SIZE = { width: 480, height: 360 }
const captions: Readonly<Record<Stage, string>> = { before: '前', after: '后', guard: '护' }

/** @param serial shown, so that no two pictures have the same bytes */
export async function drawPicture(picture: DrawnPicture, serial: number): Promise<Uint8Array<ArrayBuffer>> {
  const { scene, stage, takenAt, tone } = picture
  const { width, height } = SIZE
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 640 480">`
    + `${drawn(scene, stage, tone)}${caption(stage, takenAt, serial)}</svg>`
  const jpeg = sharp(Buffer.from(svg)).flatten({ background: ink.white }).jpeg({ quality: 78 })
  return new Uint8Array(await jpeg.withExif(exifOf(picture)).toBuffer())
}

function caption(stage: Stage, takenAt: Instant, serial: number): string {
  const time = `${chinaDate(takenAt).slice(5)} ${chinaTime(takenAt)}`
  const { path, width } = written(`演示 ${captions[stage]} ${time} ${String(serial).padStart(3, '0')}`, 26)
  return `<rect x="0" y="440" width="${Math.ceil(width) + 28}" height="40" fill="${ink.black}" fill-opacity="0.72"/>`
    + `<g transform="translate(14 447)" fill="none" stroke="${ink.white}" stroke-width="1.3">${path}</g>`
}
