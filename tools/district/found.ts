/**
 * A real district's beginning: its divisions by code and name, its government, centre and desk, the default policy, and
 * three administrators with passwords of the moment. No synthetic person, no made-up border: grids come by import,
 * people by the administrators.
 */
import { defaultPolicyBody, fromChina } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import type { NewArea } from '../../apps/server/src/modules/areas/index.ts'
import { transaction } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { randomPassword } from '../../apps/server/src/platform/identity/index.ts'
import type { Sentence } from '../../apps/server/src/platform/words.ts'
import type { DistrictFacts } from './facts.ts'

/** Before anybody's first day: whatever is recorded later lies inside. */
const FROM_DATE = '2015-01-01'

const administrators = [
  { username: 'admin-system', name: '系统管理员', role: 'admin_system' },
  { username: 'admin-security', name: '安全管理员', role: 'admin_security' },
  { username: 'admin-audit', name: '审计管理员', role: 'admin_audit' },
] as const

/** @returns what the first start prints, once: the first passwords */
export async function foundDistrict(
  app: BuiltApp,
  ownerDb: Db,
  facts: DistrictFacts,
  districtId: number,
): Promise<Sentence[]> {
  const { modules, kit } = app
  const by = { districtId, system: 'founding' } as const
  await sql`
    insert into district (district_id, code, code_scheme, code_version, name, is_demo)
    values (${districtId}, ${facts.code}, ${facts.scheme}, ${facts.version}, ${facts.name}, false)`.execute(ownerDb)
  const areas = areasOf(facts)
  const areaId = areas[0]?.id as Id
  await modules.areas.createAreas(by, areas)

  const [government, center] = [uuidv7(), uuidv7()]
  await modules.staff.createUnits(by, [
    { id: government, name: `${facts.name}人民政府`, kind: 'district', areaId },
    { id: center, name: `${facts.name}综合信息指挥中心`, kind: 'center', areaId, parentId: government },
  ])
  await modules.staff.createDesks(by, [{ unitId: center, areaId, tier: 'district', name: `${facts.name}受理派遣台` }])

  const accounts = administrators.map((one) => ({ ...one, password: randomPassword() }))
  const ids = await transaction(kit.db, async (tx) => {
    const made: Id[] = []
    for (const { username, name, password } of accounts) {
      const id = await kit.identity.insertAccount(tx, { districtId, username, name, kind: 'staff', now: Date.now() })
      await kit.identity.setTemporaryPassword(tx, districtId, id, password)
      made.push(id)
    }
    return made
  })
  await modules.staff.createPosts(
    by,
    accounts.map(({ role }, i) => ({
      accountId: ids[i] as Id,
      role,
      unitId: center,
      areaId,
      fromDate: FROM_DATE,
    })),
  )
  await modules.matters.publish(by, defaultPolicyBody(), {
    effectiveFrom: fromChina(FROM_DATE),
    note: '初始事项与规则',
  })
  return [
    {
      zh: '三名管理员的初始口令（只显示这一次，首次登录须修改）：',
      en: 'First passwords of the three administrators, shown only now:',
    },
    ...accounts.map(({ username, password }) => ({
      zh: `  ${username.padEnd(16)} ${password}`,
      en: `  ${username.padEnd(16)} ${password}`,
    })),
  ]
}

function areasOf(facts: DistrictFacts): NewArea[] {
  const shared = {
    codeScheme: facts.scheme,
    codeVersion: facts.version,
    kind: 'division',
    urbanRuralClass: null,
    households: null,
    townId: null,
    villageId: null,
    polygon: null,
    validFrom: FROM_DATE,
  }
  const root = uuidv7()
  const outline = facts.outlineSource === 'open' ? facts.outline : null
  const towns = facts.towns.map((town) => ({ town, id: uuidv7() }))
  return [
    { ...shared, id: root, parentId: null, level: 'district', code: facts.code, name: facts.name, polygon: outline },
    ...towns.map(({ town, id }): NewArea => ({
      ...shared,
      id,
      parentId: root,
      level: 'town',
      code: town.code,
      name: town.name,
    })),
    ...towns.flatMap(({ town, id }) =>
      town.villages.map(([suffix, name]): NewArea => ({
        ...shared,
        id: uuidv7(),
        parentId: id,
        level: 'village',
        code: `${town.code}${suffix}`,
        name,
        townId: id,
      })),
    ),
  ]
}
