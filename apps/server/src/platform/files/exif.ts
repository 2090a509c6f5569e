/** What a picture's metadata says of its taking. It is kept in columns and removed from the bytes. */
import exifReader from 'exif-reader'

export interface Taken {
  at?: number
  position?: { lon: number; lat: number }
}

/** Cameras of the mainland that name no zone show China's time. */
const CHINA = '+08:00'

/** Never throws: broken metadata is no metadata. */
export function readTaken(exif: Buffer | undefined, now: number): Taken {
  if (!exif) return {}
  try {
    const { Photo, GPSInfo } = exifReader(exif)
    const at = momentOf(Photo?.DateTimeOriginal, textOf(Photo?.OffsetTimeOriginal) ?? CHINA)
    const position = positionOf(GPSInfo)
    return {
      // A day ahead is a camera's clock that was never set.
      ...(at !== undefined && at > 0 && at < now + 86_400_000 ? { at } : {}),
      ...(position ? { position } : {}),
    }
  } catch {
    return {}
  }
}

/** exif-reader answers the camera's wall clock as if it were UTC. */
function momentOf(wall: unknown, offset: string): number | undefined {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset)
  if (!(wall instanceof Date) || Number.isNaN(wall.getTime()) || !match) return undefined
  const [, sign, hours, minutes] = match
  const minutesEast = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return wall.getTime() - minutesEast * 60_000
}

function positionOf(gps: object | undefined): Taken['position'] {
  const tags = new Map<string, unknown>(Object.entries(gps ?? {}))
  const lat = degrees(tags.get('GPSLatitude'), tags.get('GPSLatitudeRef'), 'S', 90)
  const lon = degrees(tags.get('GPSLongitude'), tags.get('GPSLongitudeRef'), 'W', 180)
  // 0, 0 is what a phone writes that had no fix yet.
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return undefined
  return { lon, lat }
}

function degrees(value: unknown, ref: unknown, negative: string, most: number): number | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined
  const [whole, minutes, seconds] = value.map(Number)
  const size = (whole ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3600
  if (!Number.isFinite(size) || size > most) return undefined
  return textOf(ref) === negative ? -size : size
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replaceAll('\0', '').trim() : undefined
}
