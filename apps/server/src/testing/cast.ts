/** Accounts for tests. All may sign in with the demo password; posts come from whoever sets the grants. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../platform/database/index.ts'
import { DEMO_PASSWORD, hashPassword } from '../platform/identity/index.ts'

export interface CastMember {
  name: string
  kind?: 'staff' | 'resident' | 'program' | 'system'
  id?: string
  mustChangePassword?: boolean
}

/** User name → who it is. */
export type Cast = Readonly<Record<string, CastMember>>

export const TEST_DISTRICT = { id: 1, code: '330603', name: '柯桥区' } as const

/** The twelve accounts of the demo, and a resident. */
export const demoCast = {
  'desk-district': { name: '演冬' },
  'desk-town': { name: '演春' },
  'desk-night': { name: '演秋' },
  'desk-village': { name: '演夏' },
  handler: { name: '演方' },
  'handler-2': { name: '演庚' },
  checker: { name: '演敏' },
  officer: { name: '演安' },
  leader: { name: '演蓝' },
  'admin-system': { name: '演系' },
  'admin-security': { name: '演全' },
  'admin-audit': { name: '演审' },
  resident: { name: '演桐', kind: 'resident' },
} as const satisfies Cast

/** Makes the district and the accounts. @returns ids by user name */
export async function seedAccounts(owner: Db, cast: Cast): Promise<Map<string, string>> {
  const { id: districtId, code, name } = TEST_DISTRICT
  await sql`
    insert into district (district_id, code, name, is_demo) values (${districtId}, ${code}, ${name}, true)
    on conflict do nothing`.execute(owner)
  // One hash for all: hashing thirteen times would take longer than the test.
  const hash = await hashPassword(DEMO_PASSWORD)
  const ids = new Map<string, string>()
  for (const [username, member] of Object.entries(cast)) {
    const id = member.id ?? uuidv7()
    ids.set(username, id)
    await sql`
      insert into account (district_id, id, username, kind, display_name, password_hash, must_change_password)
      values (${districtId}, ${id}, ${username}, ${member.kind ?? 'staff'}, ${member.name}, ${hash},
        ${member.mustChangePassword ?? false})`.execute(owner)
  }
  return ids
}
