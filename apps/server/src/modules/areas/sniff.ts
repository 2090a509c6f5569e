/** What a file is by its first bytes, whatever its name says. */
export type FileForm = 'empty' | 'zip' | 'xls' | 'xls-locked' | 'pdf' | 'picture' | 'json' | 'text' | 'other'

const MAGIC: readonly [FileForm, readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
]

export function sniff(bytes: Uint8Array): FileForm {
  if (bytes.length === 0) return 'empty'
  const form = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0]
  // A workbook with a password is an OLE container like the old format, with this stream inside.
  if (form === 'xls') return latin(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d') ? 'xls-locked' : 'xls'
  if (form !== undefined) return form
  const start = startOf(bytes.subarray(0, 4_096))
  // oxlint-disable-next-line no-control-regex -- control characters are what tells text from anything else
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(start)) return 'other'
  return /^\s*[[{]/.test(start) ? 'json' : 'text'
}

/** The word for a form inside a sentence. */
export function termOf(form: FileForm): string {
  switch (form) {
    case 'zip': return '@zip'
    case 'xls': case 'xls-locked': return '@sheet'
    case 'pdf': return '@pdf'
    case 'picture': return '@picture'
    case 'json': return 'JSON'
    case 'text': return '@text'
    default: return '@other'
  }
}

/** The first characters, good enough to tell text from the rest; \s takes the byte order mark as a space. */
function startOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return latin(bytes).replace(/^\xef\xbb\xbf/, '')
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
