/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, 6 digits, 30 seconds, as every authenticator speaks them. */
import { createHmac, randomBytes } from 'node:crypto'

const STEP_SECONDS = 30
/** A phone's clock may be half a minute off. */
const WINDOW = 1
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function newSecret(): Buffer {
  return randomBytes(20)
}

/** The code of a time step (RFC 4226 over the step's number). */
export function codeAt(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export function stepOf(nowMs: number): number {
  return Math.floor(nowMs / 1000 / STEP_SECONDS)
}

/**
 * The step that a code belongs to, if it is one of now and later than the last that was used.
 *
 * @param lastStep step of the last accepted code: a code works once
 */
export function matchingStep(secret: Buffer, code: string, nowMs: number, lastStep: number): number | undefined {
  const now = stepOf(nowMs)
  for (let step = now - WINDOW; step <= now + WINDOW; step++) {
    if (step > lastStep && codeAt(secret, step) === code) return step
  }
  return undefined
}

/** What an authenticator reads from a QR code. */
export function enrolmentUri(secret: Buffer, username: string): string {
  const label = encodeURIComponent(`OneGrid:${username}`)
  const settings = `issuer=OneGrid&algorithm=SHA1&digits=6&period=${STEP_SECONDS}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&${settings}`
}

export function base32(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31] ?? ''
      bits -= 5
      value &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + (BASE32[(value << (5 - bits)) & 31] ?? '') : text
}
