/** Pictures as a phone takes them: plain colour, each another, with the moment and the place of the taking. */
import type { Instant, Place } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import sharp from 'sharp'
import type { Exif, OverlayOptions } from 'sharp'

export interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  name: string
}

export interface Taking {
  takenAt?: Instant
  place?: Place
}

let taken = 0

/** A picture that has never been there before: the rules refuse one that has (docs/domain.md 检验 9). */
export async function takePicture({ takenAt, place }: Taking = {}): Promise<Picture> {
  const nth = ++taken
  const background = { r: nth & 255, g: (nth >> 8) & 255, b: (process.pid + (nth >> 16)) & 255 }
  const plain = sharp({ create: { width: 64, height: 48, channels: 3, background } }).composite([noise()]).jpeg()
  const bytes = await plain.withExif(exifOf({ takenAt, place })).toBuffer()
  return { bytes: new Uint8Array(bytes), name: `现场${nth}.jpg` }
}

/** JPEG smooths plain colours of neighbouring values into the same bytes; noise is never the same twice. */
function noise(): OverlayOptions {
  const pixels = crypto.getRandomValues(new Uint8Array(16 * 16 * 3))
  return { input: Buffer.from(pixels), raw: { width: 16, height: 16, channels: 3 } }
}

export function exifOf({ takenAt, place }: Taking): Exif {
  return {
    ...(takenAt !== undefined && { IFD2: { DateTimeOriginal: cameraTime(takenAt), OffsetTimeOriginal: '+08:00' } }),
    ...(place && {
      IFD3: {
        GPSLatitudeRef: place.lat < 0 ? 'S' : 'N',
        GPSLatitude: degrees(place.lat),
        GPSLongitudeRef: place.lon < 0 ? 'W' : 'E',
        GPSLongitude: degrees(place.lon),
      },
    }),
  }
}

function cameraTime(at: Instant): string {
  const wall = new Date(at + 8 * 3_600_000).toISOString().slice(11, 19)
  return `${chinaDate(at).replaceAll('-', ':')} ${wall}`
}

/** Three rationals; a ten-thousandth of a second of arc is 3 mm. */
function degrees(value: number): string {
  const units = Math.round(Math.abs(value) * 3600 * 10_000)
  const [whole, rest] = [Math.floor(units / 36_000_000), units % 36_000_000]
  return `${whole}/1 ${Math.floor(rest / 600_000)}/1 ${rest % 600_000}/10000`
}
