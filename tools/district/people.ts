import { cast, castOutside } from './cast.ts'
import type { CastCodes, CastMember } from './cast.ts'
import type { GeneratedDistrict, GeneratedGrid, GeneratedVillage } from './generate.ts'
import { Identities } from './identities.ts'
import { randomFor } from './random.ts'
import type { GeneratedPerson, GeneratedPost, GeneratedStaff, GeneratedUnit } from './staff-types.ts'
import {
  districtOrganisation,
  homeBureauOf,
  keys,
  propertyFirm,
  townOrganisation,
  villageOrganisation,
} from './units.ts'
import type { Organisation } from './units.ts'

/** Handlers of a town's unit; the larger squads have more. */
const HANDLERS: Readonly<Record<string, number>> = { 派出所: 4, 综合执法中队: 6, 市场监管所: 4, 应急消防管理站: 3 }
const HANDLERS_ELSEWHERE = 2

/**
 * Everybody who works in a district: per grid a leader, a full-time and one to three part-time officers (柯桥: 6,800
 * for 1,700 grids: docs/domain.md S4-5), desks staffed by day and night, handlers for each function. Towns
 * whose grids are not generated have a government only, and their events land on the district's desk.
 */
export function generateStaff(made: GeneratedDistrict): GeneratedStaff {
  const identities = new Identities(made.district.code, [...cast, ...castOutside].map(({ name }) => name))
  const full = new Set(made.grids.map(({ townCode }) => townCode))
  const organisations = [districtOrganisation(made)]
  for (const town of made.towns) {
    const own = townOrganisation(town)
    organisations.push(full.has(town.code) ? own : { units: own.units.slice(0, 1), functions: [], desks: [] })
  }
  const villages = made.villages.filter(({ parentCode }) => full.has(parentCode))
  organisations.push(...villages.map(villageOrganisation))
  organisations.push({ units: [propertyFirm(made.mainTown)], functions: [], desks: [] })
  const organisation = joined(organisations)

  const roll = new Roll(identities)
  const codes = castCodes(made)
  for (const member of cast) roll.add(...ofCast(member, codes, identities))
  staffDistrict(made, roll)
  for (const town of made.towns.filter(({ code }) => full.has(code))) {
    staffTown(town.code, organisation.units, roll)
  }
  for (const village of villages) {
    staffVillage(village, made.grids.filter(({ parentCode }) => parentCode === village.code), codes, roll)
  }
  for (const { username, name } of castOutside) {
    roll.people.push(identities.person(username, username, name, 'resident'))
  }
  const demoAccounts = [...cast, ...castOutside].flatMap(({ username, zh, en }) =>
    zh === undefined || en === undefined ? [] : [{ username, zh, en }])
  return { ...organisation, people: roll.people, posts: roll.posts, demoAccounts }
}

/** People and their posts as they are engaged. */
class Roll {
  readonly people: GeneratedPerson[] = []
  readonly posts: GeneratedPost[] = []
  readonly identities: Identities

  constructor(identities: Identities) {
    this.identities = identities
  }

  add(person: GeneratedPerson, post: GeneratedPost): void {
    this.people.push(person)
    this.posts.push(post)
  }

  engage(key: string, post: Omit<GeneratedPost, 'key' | 'personKey' | 'workPhone'>): void {
    const person = this.identities.person(key, key)
    this.add(person, { ...post, key, personKey: key, workPhone: this.identities.workPhone() })
  }
}

/** The first grid of the main town's first community: where the story plays. */
export function castCodes({ district, mainTown, grids, villages }: GeneratedDistrict): CastCodes {
  const own = villages.filter(({ parentCode }) => parentCode === mainTown)
  const [village] = own
  const grid = grids.find(({ parentCode, kind }) => parentCode === village?.code && kind === 'base_grid')
  if (village === undefined || grid === undefined) throw new RangeError(`town ${mainTown} has no grids`)
  return { district: district.code, town: mainTown, village: village.code, grid: grid.code }
}

function ofCast(member: CastMember, codes: CastCodes, identities: Identities): [GeneratedPerson, GeneratedPost] {
  const { username, name, role, place, unitKey, deskKey, title, engagement, rota } = member
  const person = identities.person(username, username, name)
  return [person, {
    key: username,
    personKey: username,
    role,
    unitKey: unitKey(codes),
    areaCode: codes[place],
    ...(deskKey && { deskKey: deskKey(codes) }),
    title,
    ...(engagement && { engagement }),
    workPhone: identities.workPhone(),
    ...(rota && { rota }),
  }]
}

/** The district's centre by night, checkers, a leader, handlers of its companies, and the hotline's program. */
function staffDistrict({ district: { code } }: GeneratedDistrict, roll: Roll): void {
  const atCenter = { unitKey: keys.center, areaCode: code }
  roll.engage('district-night', {
    ...atCenter, role: 'dispatcher', deskKey: keys.districtDesk, title: '值班长', rota: 'night_desk',
  })
  roll.engage('district-checker', { ...atCenter, role: 'checker', deskKey: keys.districtDesk, title: '核查员' })
  roll.engage('district-leader', { role: 'leader', unitKey: keys.government, areaCode: code, title: '副区长' })
  for (const fn of ['消防救援站', '区地方金融工作部门', '供排水公司', '燃气公司']) {
    for (let i = 1; i <= HANDLERS_ELSEWHERE; i++) {
      roll.engage(`${code}-${fn}-${i}`, { role: 'handler', unitKey: keys.unit(fn, code), areaCode: code, title: '承办人' })
    }
  }
  roll.add(roll.identities.person('hotline', 'hotline', '演示12345热线', 'program'), {
    ...atCenter, key: 'hotline', personKey: 'hotline', role: 'hotline', title: '热线接口',
  })
}

/** A town: desk by day, by night and at weekends, two checkers, two leaders, and every unit's handlers. */
function staffTown(code: string, units: readonly GeneratedUnit[], roll: Roll): void {
  const atRoom = { unitKey: keys.room(code), areaCode: code, deskKey: keys.townDesk(code), role: 'dispatcher' } as const
  const castHere = new Set(roll.posts.filter(({ unitKey }) => unitKey === atRoom.unitKey).map(({ rota }) => rota))
  for (const rota of ['day_desk', 'night_desk', 'weekend_day', 'weekend_night'] as const) {
    if (!castHere.has(rota)) roll.engage(`${code}-${rota.replace('_', '-')}`, { ...atRoom, title: '受理员', rota })
  }
  for (let i = 1; i <= 2; i++) {
    const { unitKey, areaCode, deskKey } = atRoom
    roll.engage(`${code}-checker-${i}`, { role: 'checker', unitKey, areaCode, deskKey, title: '核查员' })
    roll.engage(`${code}-leader-${i}`, { role: 'leader', unitKey: keys.town(code), areaCode: code, title: '班子成员' })
  }
  for (const { key, areaCode } of units) {
    if (areaCode !== code || key === keys.town(code) || key === keys.room(code)) continue
    const fn = key.slice(0, -code.length - 1)
    const home = homeBureauOf(fn)
    for (let i = 1; i <= (HANDLERS[fn] ?? HANDLERS_ELSEWHERE); i++) {
      // Stationed units are managed by the town; most of their people are the bureau's.
      const seconded = home !== undefined && i > 1
      roll.engage(`${code}-${fn}-${i}`, {
        role: 'handler', unitKey: key, areaCode: code, title: i === 1 ? '负责人' : '承办人',
        ...(seconded && { engagement: 'seconded', homeUnitKey: home }),
      })
    }
  }
}

/** A village: the clerk at its desk, mediators, and the people of its grids. */
function staffVillage(
  { code }: GeneratedVillage,
  grids: readonly GeneratedGrid[],
  codes: CastCodes,
  roll: Roll,
): void {
  const unitKey = keys.village(code)
  if (code !== codes.village) {
    const deskKey = keys.villageDesk(code)
    roll.engage(`${code}-desk`, { role: 'dispatcher', unitKey, areaCode: code, deskKey, title: '村文书' })
  }
  roll.engage(`${code}-mediator`, {
    role: 'handler', unitKey: keys.unit('村(社区)调解委员会', code), areaCode: code, title: '人民调解员',
  })
  for (const grid of grids) {
    const story = grid.code === codes.grid
    const random = randomFor(grid.code, 'officers')
    const inGrid = { unitKey, areaCode: grid.code }
    if (!story) {
      roll.engage(`${grid.code}-leader`, { ...inGrid, role: 'grid_leader', title: '网格长' })
      roll.engage(`${grid.code}-1`, { ...inGrid, role: 'officer', title: '专职网格员', rota: 'officer' })
    }
    const partTime = random.int(1, 3)
    for (let i = story ? 2 : 1; i <= partTime; i++) {
      roll.engage(`${grid.code}-${i + 1}`, {
        ...inGrid, role: 'officer', title: '兼职网格员', engagement: 'part_time', rota: 'part_time_officer',
      })
    }
  }
}

function joined(organisations: readonly Organisation[]): Organisation {
  return {
    units: organisations.flatMap(({ units }) => units),
    functions: organisations.flatMap(({ functions }) => functions),
    desks: organisations.flatMap(({ desks }) => desks),
  }
}
