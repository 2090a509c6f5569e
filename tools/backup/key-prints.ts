/** How the right key file is recognised, giving nothing of it away: keys are random, a hash of one leads nowhere. */
import { createHash } from 'node:crypto'
import type { Secrets } from '../../apps/server/src/platform/config/index.ts'

export interface KeyPrints {
  /** Of the encrypted columns, by id. */
  fields: Record<string, string>
  blindIndex: string
  salt: string
}

export function keyPrints({ fields, blindIndex, salt }: Secrets): KeyPrints {
  return {
    fields: Object.fromEntries([...fields.keys].map(([id, key]) => [id, print(key)])),
    blindIndex: print(blindIndex),
    salt: print(salt),
  }
}

/** Whether all that was encrypted with the one can be read with the other; it may hold further keys. */
export function opens(held: KeyPrints, needed: KeyPrints): boolean {
  return held.blindIndex === needed.blindIndex && held.salt === needed.salt &&
    Object.entries(needed.fields).every(([id, value]) => held.fields[id] === value)
}

function print(key: Buffer): string {
  return createHash('sha256').update('onegrid key print\0').update(key).digest('hex').slice(0, 16)
}
