/** Encryption of single values (AES-256-GCM) and the blind index for equality search. Rules: decisions 12, 36. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '../config/index.ts'

export interface Sealed {
  keyId: string
  nonce: Buffer
  /** Ciphertext, then the 16 bytes of the tag. */
  cipher: Buffer
}

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @param place what the value belongs to; the same bytes in another place do not open */
export function seal(keys: Secrets['fields'], place: string, text: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyOf(keys, keys.current), nonce)
  cipher.setAAD(Buffer.from(place))
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { keyId: keys.current, nonce, cipher: bytes }
}

/** @throws Error when the key is missing, or the value was changed or moved */
export function unseal(keys: Secrets['fields'], place: string, sealed: Sealed): string {
  const decipher = createDecipheriv(ALGORITHM, keyOf(keys, sealed.keyId), sealed.nonce)
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.cipher.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.cipher.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
}

/** The same value of the same field gives the same bytes, which say nothing without the key. */
export function blindIndex(key: Buffer, districtId: number, field: string, normalised: string): Buffer {
  return createHmac('sha256', key).update(`${districtId}\n${field}\n${normalised}`).digest()
}

/** What a trail line may hold of a text: it verifies while salt and text exist and says nothing after. */
export function saltedHash(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex')
}

function keyOf(keys: Secrets['fields'], id: string): Buffer {
  const key = keys.keys.get(id)
  if (!key) throw new Error(`The key file has no key ${id}`)
  return key
}
