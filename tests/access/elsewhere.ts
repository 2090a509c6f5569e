/** People who have nothing to do with the story: of another town, or of no unit at all. */
import type { Id, Role } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { TestDistrict } from '../district.ts'

/** A town without a desk of its own gets one, with a dispatcher, a checker, a leader and a handler. */
export async function engageElsewhere(test: TestDistrict): Promise<void> {
  const { app, districtId, tree, grids } = test
  const by = { districtId, system: 'test' } as const
  const town = [...tree.all()].find(({ id, level }) => level === 'town' && id !== grids[0]?.townId)
  if (!town) throw new Error('the district has one town only')
  const [unit] = await app.modules.staff.createUnits(by, [{ name: '演示外镇指挥室', kind: 'center', areaId: town.id }])
  if (!unit) throw new Error('no unit was made')
  const deskId = uuidv7()
  const at = { unitId: unit.id, areaId: town.id }
  await app.modules.staff.createDesks(by, [{ id: deskId, ...at, tier: 'town', name: '演示外镇受理台' }])

  const staff = { ...at, fromDate: '2020-01-01' }
  const posts = [
    { username: 'desk-other', role: 'dispatcher', deskId },
    { username: 'checker-other', role: 'checker', deskId },
    { username: 'leader-other', role: 'leader' },
    { username: 'handler-other', role: 'handler' },
  ] as const
  const ids = await insertAccounts(test, [...posts.map(({ username }) => username), 'newcomer'], 'staff')
  await insertAccounts(test, ['resident-other'], 'resident')
  await app.modules.staff.createPosts(by, posts.map(({ username, ...post }) => ({
    ...staff, ...post, accountId: ids.get(username) as Id,
  })))
}

/** User names of those who hold posts there, by role; the first of each. */
export async function usernamesIn(
  { app, database, districtId }: TestDistrict, where: { areaId?: Id; unitId?: Id },
): Promise<Partial<Record<Role, string>>> {
  const { posts } = await app.modules.staff.directory(districtId)
  const found = [...posts.values()].filter(({ areaId, unitId }) =>
    (where.areaId === undefined || areaId === where.areaId) && (where.unitId === undefined || unitId === where.unitId))
  const names = await rows(database.owner, sql<{ id: Id; username: string }>`
    select id, username from account
    where district_id = ${districtId} and id = any(${found.map(({ accountId }) => accountId)}::uuid[])`)
  const nameOf = new Map(names.map(({ id, username }) => [id, username]))
  return Object.fromEntries(found.toReversed().map(({ role, accountId }) => [role, nameOf.get(accountId)]))
}

/** With the password of the demo, as the first start makes them: an administrator's would have to be changed first. */
async function insertAccounts(
  { app, database, districtId, clock }: TestDistrict, usernames: readonly string[], kind: 'staff' | 'resident',
): Promise<Map<string, Id>> {
  const ids = new Map<string, Id>()
  for (const username of usernames) {
    const account = { districtId, username, name: `演外${usernames.indexOf(username)}`, kind, now: clock.now() }
    ids.set(username, await app.kit.identity.insertAccount(database.db, account))
  }
  await sql`
    update account set password_hash =
      (select password_hash from account where district_id = ${districtId} and username = 'officer')
    where district_id = ${districtId} and username = any(${[...usernames]})`.execute(database.owner)
  return ids
}
