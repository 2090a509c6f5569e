/** Tokens of sessions and links: random, shown once, kept as a keyed hash. They name their district. */
import { createHmac, type KeyObject, randomBytes } from 'node:crypto'

export interface Token {
  districtId: number
  text: string
}

export function newToken(districtId: number): Token {
  return { districtId, text: `${districtId}.${randomBytes(32).toString('base64url')}` }
}

/** A token as it arrives; undefined when it cannot be one. */
export function readToken(text: string | undefined): Token | undefined {
  const district = /^(\d{1,9})\.[\w-]{43}$/.exec(text ?? '')?.[1]
  return district && text ? { districtId: Number(district), text } : undefined
}

export function tokenHash(key: KeyObject, token: Token): Buffer {
  return createHmac('sha256', key).update(`token ${token.text}`).digest()
}

/** The value of x-csrf-token: only who may read our answers knows it. */
export function csrfOf(key: KeyObject, token: Token): string {
  return createHmac('sha256', key).update(`csrf ${token.text}`).digest('base64url')
}
