/**
 * A person is erased who asks for it: first what would go is counted and shown, then the same is confirmed. Values and
 * salts, and whatever the rooms keep of the person besides, go in one transaction with its line of the audit log; the
 * trail still verifies and says nothing any more. Rules: decision 12; PIPL 47, 50.
 */
import { createHash } from 'node:crypto'
import type { Audit } from '../audit/index.ts'
import { transaction } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { Problem } from '../http/index.ts'
import type { RequestContext } from '../http/index.ts'
import type { PersonalStore } from './store.ts'

export interface ErasureRequest {
  /** How the person is known: a field that can be searched, and its value. */
  field: string
  value: string
  /** A word of a list, and the number of the filed request: the sealed log takes no free text about a person. */
  ground: string
  reference?: string
  /** What the count was answered with; without it nothing is erased. */
  confirmation?: string
}

/** What there is of a person: the subjects that hold the value, what is theirs, and what is open still. */
export interface Erasure {
  people: number
  values: number
  /** Numbers of the cases that the person has reported. */
  cases: string[]
  /** Numbers of those that are open: as long as one is, the authority has to be able to answer. */
  open: string[]
  /** Texts and messages; 0 while it is only counted. */
  texts: number
  confirmation: string
  done: boolean
}

/** A room that keeps something of people beside their values. */
export interface Holder {
  /** Cases that concern them. */
  cases?: (db: Db, districtId: number, subjects: readonly string[]) => Promise<{ number: string; isOpen: boolean }[]>
  /** Takes it away. @returns how many pieces */
  erase: (tx: Tx, districtId: number, subjects: readonly string[]) => Promise<number>
}

export interface ErasureDeps {
  db: Db
  store: PersonalStore
  audit: Audit
  holders: readonly Holder[]
}

/** @throws Problem undeclared-field, not-found, stale-form, person-concerned */
export async function erasePerson(
  { db, store, audit, holders }: ErasureDeps, ctx: RequestContext, request: ErasureRequest,
): Promise<Erasure> {
  const { field, value, ground, reference, confirmation } = request
  if (!store.isSearchable(field)) throw new Problem('undeclared-field', { field })
  const { districtId } = ctx
  const line = { objectType: 'person', detail: { field, ground, ...(reference && { reference }) } }
  const counted = await transaction(db, async tx => {
    const subjects = await store.find(tx, districtId, field, value, MOST)
    const values = await store.read(tx, districtId, subjects)
    const cases = (await Promise.all(holders.map(async one => one.cases?.(tx, districtId, subjects)))).flat()
      .filter(one => one !== undefined)
    const open = cases.filter(({ isOpen }) => isOpen).map(({ number }) => number)
    const numbers = cases.map(({ number }) => number).sort()
    const what = { people: subjects.length, values: values.length, cases: numbers, open, texts: 0, done: false }
    // Of what was shown, not of whatever has been added since.
    const stored = values.map(row => `${row.subject_id} ${row.field} ${row.nonce.toString('hex')}`)
    const seen = confirmationOf(stored, numbers)
    if (confirmation === undefined || subjects.length === 0) return { ...what, confirmation: seen }
    if (confirmation !== seen) throw new Problem('stale-form')
    if (open.length > 0) throw new Problem('person-concerned', { count: open.length })
    let texts = 0
    for (const holder of holders) texts += await holder.erase(tx, districtId, subjects)
    for (const subject of subjects) await store.erase(tx, districtId, subject)
    const detail = { ...line.detail, people: subjects.length, count: values.length, texts, cases: numbers.length }
    await audit(ctx, { ...line, action: 'personal.erase', outcome: 'success', detail }, tx)
    return { ...what, texts, confirmation: seen, done: true }
  })
  if (counted.done) return counted
  await audit(ctx, {
    ...line, action: 'personal.count', outcome: 'success', detail: { ...line.detail, found: counted.people },
  })
  if (counted.people === 0) throw new Problem('not-found')
  return counted
}

/** Of one person no more: a value that so many share is nobody's. */
const MOST = 200

function confirmationOf(values: readonly string[], cases: readonly string[]): string {
  return createHash('sha256').update([...values.toSorted(), ...cases].join('\n')).digest('hex').slice(0, 32)
}
