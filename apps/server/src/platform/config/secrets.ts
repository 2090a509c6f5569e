import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../words.ts'

/** Keys that never stand in the database. Rule: decision 36. 32 bytes each. */
export type Secrets = {
  /** Of the encrypted columns. A new value is written with `current`; an old one names the key it was written with. */
  fields: { current: string; keys: ReadonlyMap<string, Buffer> }
  /** Of the blind index, for equality search over encrypted columns. It has no id: changing it means indexing anew. */
  blindIndex: Buffer
  /** Signs session cookies and CSRF tokens. */
  session: Buffer
  /** Of the salted hashes by which a trail line refers to what was erased. */
  salt: Buffer
}

/** Whether a first start has left its keys: data without them cannot be read, so they are never made anew beside it. */
export function hasSecrets(file: string): boolean {
  return existsSync(file)
}

/**
 * Makes random keys in a new file, mode 0600. When another process was faster, its keys stand.
 */
export function createSecrets(file: string): void {
  const stored: Stored = {
    version: 1,
    fields: { current: 'k1', keys: { k1: randomKey() } },
    blindIndex: randomKey(),
    session: randomKey(),
    salt: randomKey(),
  }
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // A link, unlike a rename, does not replace; and whoever reads the name reads the whole file.
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}

/**
 * Reads the keys.
 *
 * @throws StartError when others on the machine may read them, or when they are not what a start has written
 */
export function readSecrets(file: string): Secrets {
  // Windows has no such modes: there the folder's rights protect it.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new StartError({
      zh: `密钥文件 ${file} 可被他人读取：请执行 chmod 600 ${file}，若已外泄应更换密钥`,
      en: `The key file ${file} is readable by others: run chmod 600 ${file}, and change the keys if they leaked`,
    })
  }
  try {
    return decode(JSON.parse(readFileSync(file, 'utf8')) as Stored)
  } catch (cause) {
    throw new StartError(
      {
        zh: `密钥文件 ${file} 已损坏：请从备份恢复`,
        en: `The key file ${file} is damaged: restore it from a backup`,
      },
      { cause },
    )
  }
}

type Stored = {
  version: 1
  fields: { current: string; keys: Record<string, string> }
  blindIndex: string
  session: string
  salt: string
}

const KEY_BYTES = 32

function decode({ version, fields, blindIndex, session, salt }: Stored): Secrets {
  if (version !== 1) throw new Error(`unknown version ${String(version)}`)
  const keys = new Map(Object.entries(fields.keys).map(([id, text]) => [id, key(text)]))
  if (!keys.has(fields.current)) throw new Error(`no key ${fields.current}`)
  return {
    fields: { current: fields.current, keys },
    blindIndex: key(blindIndex),
    session: key(session),
    salt: key(salt),
  }
}

function key(text: string) {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== KEY_BYTES) throw new Error(`a key of ${bytes.length} bytes`)
  return bytes
}

function randomKey() {
  return randomBytes(KEY_BYTES).toString('base64url')
}
