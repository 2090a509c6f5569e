import { finding } from './findings.ts'
import type { Finding } from './findings.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Text of a file in whichever encoding Chinese offices write: UTF-8 with or without a mark, UTF-16 with one, GB18030.
 * Strict, so that nothing turns into replacement characters unnoticed.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | Finding {
  for (const encoding of candidates(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      continue
    }
  }
  return finding('file-encoding', { line: lineOfFault(bytes) })
}

function candidates([first, second]: Uint8Array): TextEncoding[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

/** The first line that no strict decoder takes. */
function lineOfFault(bytes: Uint8Array): number {
  const decoders = ['utf-8', 'gb18030'].map(encoding => {
    const decoder = new TextDecoder(encoding, { fatal: true })
    let line = 1
    let start = 0
    for (let end = bytes.indexOf(10); start < bytes.length; end = bytes.indexOf(10, start)) {
      const stop = end === -1 ? bytes.length : end + 1
      try {
        decoder.decode(bytes.subarray(start, stop))
      } catch {
        return line
      }
      line++
      start = stop
    }
    return line
  })
  return Math.max(...decoders)
}
