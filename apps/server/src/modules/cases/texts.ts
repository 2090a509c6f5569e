/**
 * Free text stays out of the trail: a line carries a reference and a salted hash, so the text can be erased and the
 * chain still verifies. Rule: decision 12.
 */
import { hash, randomBytes } from 'node:crypto'
import type { TextRef } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Append } from './store.ts'

/** What people search a case by. Replacing it keeps the earlier wording under its own reference. */
export interface CaseText {
  title?: string
  body?: string
  address?: string
}

export interface Texts {
  /** What the rules see, by field; `caseText` stands for the case's own wording. */
  refs: Record<string, TextRef>
  remarks: Append['remarks']
  text?: Append['text']
}

/** Gives every text its reference and salt. Made once for an action: deciding again must not change its hashes. */
export function refer(fields: Readonly<Record<string, string | undefined>> = {}, caseText?: CaseText): Texts {
  const refs: Texts['refs'] = {}
  const remarks = Object.entries(fields).flatMap(([field, text]) => {
    if (text === undefined) return []
    const id = uuidv7()
    const salt = randomBytes(SALT_BYTES)
    refs[field] = { ref: id, hash: saltedHash(salt, text) }
    return [{ id, text, salt: salt.toString('hex') }]
  })
  if (!caseText) return { refs, remarks }
  const ref = uuidv7()
  const salt = randomBytes(SALT_BYTES)
  refs.caseText = { ref, hash: saltedHash(salt, wordingText(caseText)) }
  return { refs, remarks, text: { ref, salt: salt.toString('hex'), ...caseText } }
}

/** sha256 over salt and text, hex. */
export function saltedHash(salt: Uint8Array, text: string): string {
  return hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex')
}

/** The text that a wording's hash is over, written as the database writes it when it keeps an earlier wording. */
export function wordingText({ title, body, address }: CaseText): string {
  return `[${[title, body, address].map(part => JSON.stringify(part ?? null)).join(', ')}]`
}

/** 128 bits: nobody guesses a telephone number back from its hash. */
const SALT_BYTES = 16
