/** Passwords: how they are kept and which are accepted. Rules: docs/domain.md R1, R2, R11. */
import { hash, verify } from '@node-rs/argon2'
import type { Language } from '@onegrid/contract'
import { Slots } from '../slots.ts'

/** Of the demo's accounts, known to everybody. Production refuses it. Rule: decision 42. */
export const DEMO_PASSWORD = 'onegrid-demo'

/** So many of the last passwords may not come back. */
export const HISTORY = 5

/** argon2id as OWASP recommends: 19 MiB, 2 passes; some 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashing runs on the four threads that files are read by as well, and takes a whole core: two at once leave room to
 * whoever is signed in, however many knock. They wait as long as anybody waits for an answer.
 */
const slots = new Slots(2, 8_000)

/** @throws SlotsTaken where too many wait */
export function hashPassword(password: string): Promise<string> {
  return slots.run(() => hash(password.normalize('NFKC'), COST))
}

/** @throws SlotsTaken where too many wait */
export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return slots.run(() => verify(stored, password.normalize('NFKC')))
}

/** Takes as long as comparing anybody's password, so that a stranger cannot tell which names exist. */
export async function verifyNobody(password: string): Promise<false> {
  nobody ??= hashPassword('nobody has this password')
  await verifyPassword(await nobody, password)
  return false
}

let nobody: Promise<string> | undefined

export type PasswordRule = 'length' | 'classes' | 'username' | 'public' | 'history'

const MIN_LENGTH = 8
const MIN_CLASSES = 3
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

const words: Record<PasswordRule, { zh: string; en: string }> = {
  length: { zh: '至少 8 位', en: 'at least 8 characters' },
  classes: {
    zh: '须含大写字母、小写字母、数字、符号中的三类',
    en: 'three of: capital letters, small letters, digits, signs',
  },
  username: { zh: '不得包含用户名', en: 'it must not contain the user name' },
  public: { zh: '不得使用公开的口令', en: 'it is known to everybody' },
  history: { zh: '不得与最近 5 次使用的口令相同', en: 'it was among the last five' },
}

/** The first rule that a new password breaks. The history is for whoever has the hashes. */
export function brokenRule(password: string, username: string): PasswordRule | undefined {
  const text = password.normalize('NFKC')
  if ([...text].length < MIN_LENGTH) return 'length'
  if (CLASSES.filter(pattern => pattern.test(text)).length < MIN_CLASSES) return 'classes'
  // Two letters are in many a good password by chance.
  if (username.length > 2 && text.toLowerCase().includes(username.toLowerCase())) return 'username'
  return text === DEMO_PASSWORD ? 'public' : undefined
}

export function ruleInWords(rule: PasswordRule, language: Language): string {
  return language === 'en' ? words[rule].en : words[rule].zh
}
