/** Storing, masking, finding and erasing personal values. Plain values leave only by an opening (openings.ts). */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Secrets } from '../config/index.ts'
import { at, type Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'
import { blindIndex, type Sealed, saltedHash, seal, unseal } from '../crypto/index.ts'
import type { FieldDeclaration, FieldRegistry } from './fields.ts'

/** What a trail line may hold of a value. Rule: decision 12. */
export interface PersonalReference {
  ref: string
  hash: string
}

export interface SealedValue extends Sealed {
  /** For equality search; null where the field has none. */
  blind: Buffer | null
  salt: Buffer
}

export interface PersonalRow {
  subject_id: string
  field: string
  key_id: string
  nonce: Buffer
  cipher: Buffer
}

export class PersonalStore {
  readonly #secrets: Pick<Secrets, 'fields' | 'blindIndex'>
  readonly #registry: FieldRegistry

  constructor(secrets: Pick<Secrets, 'fields' | 'blindIndex'>, registry: FieldRegistry) {
    this.#secrets = secrets
    this.#registry = registry
  }

  /**
   * Stores or replaces values of a subject, in the caller's transaction; absent and empty ones are left as they are.
   *
   * @param now wall clock, ms
   * @returns for each field what a trail line may say
   * @throws Problem undeclared-field
   */
  async put<F extends string>(
    tx: Db,
    districtId: number,
    subjectId: string,
    fields: Readonly<Partial<Record<F, string>>>,
    now: number = Date.now(),
  ): Promise<Partial<Record<F, PersonalReference>>> {
    const references: Partial<Record<F, PersonalReference>> = {}
    for (const [field, value] of Object.entries(fields) as [F, string | undefined][]) {
      if (!value) continue
      const { salt, blind, ...sealed } = this.sealed(districtId, subjectId, field, value)
      await sql`
        insert into personal (district_id, subject_id, field, key_id, nonce, cipher, blind, salt, stored_at)
        values (${districtId}, ${subjectId}, ${field}, ${sealed.keyId}, ${sealed.nonce}, ${sealed.cipher}, ${blind},
          ${salt}, ${at(now)})
        on conflict on constraint personal_pkey do update set key_id = excluded.key_id, nonce = excluded.nonce,
          cipher = excluded.cipher, blind = excluded.blind, salt = excluded.salt, stored_at = excluded.stored_at,
          keep_until = null`.execute(tx)
      references[field] = { ref: `${subjectId}/${field}/${tagOf(salt)}`, hash: saltedHash(salt, value) }
    }
    return references
  }

  /** A value as its row holds it. @throws Problem undeclared-field */
  sealed(districtId: number, subjectId: string, field: string, value: string): SealedValue {
    const blind = this.#blind(districtId, field, this.declaration(field), value)
    return { ...seal(this.#secrets.fields, placeOf(districtId, subjectId, field), value), blind, salt: randomBytes(16) }
  }

  /** Rows of several subjects in one read. */
  async read(db: Db, districtId: number, subjects: readonly string[]): Promise<PersonalRow[]> {
    if (subjects.length === 0) return []
    const query = sql<PersonalRow>`
      select subject_id, field, key_id, nonce, cipher from personal
      where district_id = ${districtId} and subject_id = any(${[...new Set(subjects)]}::uuid[])
      order by subject_id, field`
    return (await query.execute(db)).rows
  }

  plain(districtId: number, row: PersonalRow): string {
    const sealed: Sealed = { keyId: row.key_id, nonce: row.nonce, cipher: row.cipher }
    return unseal(this.#secrets.fields, placeOf(districtId, row.subject_id, row.field), sealed)
  }

  /** Subjects that hold exactly this value, in any way of writing that means the same. */
  async find(db: Db, districtId: number, field: string, value: string, limit = 50): Promise<string[]> {
    const declaration = this.declaration(field)
    const blind = this.#blind(districtId, field, declaration, value)
    if (!blind) throw new Error(`Personal field ${field} is not searchable`)
    const { rows } = await sql<{ subject_id: string }>`
      select subject_id from personal
      where district_id = ${districtId} and field = ${field} and blind = ${blind} limit ${limit}`.execute(db)
    return rows.map(row => row.subject_id)
  }

  /** Whether a hash of a trail line fits what is stored; undefined once that has been erased or replaced. */
  async fits(db: Db, districtId: number, reference: PersonalReference): Promise<boolean | undefined> {
    const [subjectId = '', field = '', tag] = reference.ref.split('/')
    const { rows } = await sql<PersonalRow & { salt: Buffer }>`
      select subject_id, field, key_id, nonce, cipher, salt from personal
      where district_id = ${districtId} and subject_id = ${subjectId} and field = ${field}`.execute(db)
    const row = rows[0]
    if (!row || tagOf(row.salt) !== tag) return undefined
    return saltedHash(row.salt, this.plain(districtId, row)) === reference.hash
  }

  /** Deletes values and salts: the trail still verifies and says nothing any more. */
  async erase(tx: Db, districtId: number, subjectId: string): Promise<number> {
    const result = await sql`
      delete from personal where district_id = ${districtId} and subject_id = ${subjectId}`.execute(tx)
    return Number(result.numAffectedRows ?? 0)
  }

  /**
   * Starts the period of each field of those whose concern has ended, and stops it for those whom something concerns
   * (again).
   *
   * @param ends by subject, the moment of the end; null where it goes on
   */
  async release(tx: Db, districtId: number, ends: ReadonlyMap<string, number | null>): Promise<void> {
    if (ends.size === 0) return
    const fields = this.#registry.all()
    const moments = [...ends.values()].map(end => (end === null ? null : at(end)))
    await sql`
      update personal p set keep_until = s.ended + make_interval(days => f.days)
      from unnest(${[...ends.keys()]}::uuid[], ${moments}::timestamptz[]) as s (subject, ended),
        unnest(${fields.map(([field]) => field)}::text[],
          ${fields.map(([, { retentionDays }]) => retentionDays)}::int[]) as f (field, days)
      where p.district_id = ${districtId} and p.subject_id = s.subject and p.field = f.field`.execute(tx)
  }

  /** Writes values anew that an older key has encrypted, a batch at a time. @returns how many */
  async rotate(db: Db, districtId: number, batch = 500): Promise<number> {
    const { rows } = await sql<PersonalRow>`
      select subject_id, field, key_id, nonce, cipher from personal
      where district_id = ${districtId} and key_id <> ${this.#secrets.fields.current} limit ${batch}`.execute(db)
    for (const row of rows) {
      const place = placeOf(districtId, row.subject_id, row.field)
      const sealed = seal(this.#secrets.fields, place, this.plain(districtId, row))
      await sql`
        update personal set key_id = ${sealed.keyId}, nonce = ${sealed.nonce}, cipher = ${sealed.cipher}
        where district_id = ${districtId} and subject_id = ${row.subject_id} and field = ${row.field}
          and nonce = ${row.nonce}`.execute(db)
    }
    return rows.length
  }

  /** Whether people are found by equality of this field. */
  isSearchable(field: string): boolean {
    return this.#registry.get(field)?.normalise !== undefined
  }

  /** @throws Problem undeclared-field */
  declaration(field: string): FieldDeclaration {
    const declaration = this.#registry.get(field)
    if (!declaration) throw new Problem('undeclared-field', { field })
    return declaration
  }

  #blind(districtId: number, field: string, declaration: FieldDeclaration, value: string): Buffer | null {
    if (!declaration.normalise) return null
    return blindIndex(this.#secrets.blindIndex, districtId, field, declaration.normalise(value))
  }
}

function placeOf(districtId: number, subjectId: string, field: string): string {
  return `${districtId}/${subjectId}/${field}`
}

/** Tells one storing of a value from the next, and nothing about it. */
function tagOf(salt: Buffer): string {
  return createHash('sha256').update(salt).digest('hex').slice(0, 8)
}
