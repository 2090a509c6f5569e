/** What may be uploaded. The type is what the bytes are, not what anybody calls them. Rule: docs/domain.md R12. */

export type FileKind = 'picture' | 'video' | 'audio' | 'document'

/** Types by the names that the sniffer gives them, and whatever else a browser or phone may call them. */
const types: Record<string, { kind: FileKind; also?: readonly string[] }> = {
  'image/jpeg': { kind: 'picture', also: ['image/jpg', 'image/pjpeg'] },
  'image/png': { kind: 'picture' },
  'image/webp': { kind: 'picture' },
  'video/mp4': { kind: 'video', also: ['audio/mp4'] },
  'video/quicktime': { kind: 'video' },
  'video/webm': { kind: 'video', also: ['audio/webm'] },
  'audio/mpeg': { kind: 'audio', also: ['audio/mp3'] },
  'audio/x-m4a': { kind: 'audio', also: ['audio/mp4', 'audio/m4a', 'audio/aac'] },
  'audio/wav': { kind: 'audio', also: ['audio/wave', 'audio/x-wav', 'audio/vnd.wave'] },
  'audio/ogg': { kind: 'audio', also: ['audio/opus', 'application/ogg'] },
  'audio/amr': { kind: 'audio' },
  'application/pdf': { kind: 'document' },
}

export const ALLOWED = 'JPEG, PNG, WebP, MP4, MOV, WebM, MP3, M4A, WAV, OGG, AMR, PDF'

export interface SizeLimits {
  /** Bytes. */
  video: number
  /** Bytes of anything else. */
  other: number
}

export const SIZE_LIMITS: SizeLimits = { video: 200 * 1024 * 1024, other: 20 * 1024 * 1024 }

/** Kind and name of sniffed bytes; undefined when such a file is not accepted. */
export function acceptedType(sniffed: string | undefined): { type: string; kind: FileKind } | undefined {
  if (sniffed === undefined) return undefined
  const named = plain(sniffed)
  for (const [type, { kind, also = [] }] of Object.entries(types)) {
    if (type === named || (kind === 'audio' && also.includes(named))) return { type, kind }
  }
  return undefined
}

/** Whether bytes of `type` may be declared so. Without a declaration there is nothing to contradict. */
export function fitsDeclaration(type: string, declared: string | undefined): boolean {
  if (declared === undefined) return true
  const named = plain(declared)
  return named === 'application/octet-stream' || named === type || (types[type]?.also ?? []).includes(named)
}

function plain(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}
