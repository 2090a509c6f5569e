/**
 * The small named cast of the demo: who works where in the town of the story, with which account. Tests, demo and
 * screenshots share it. Everybody is plainly synthetic: surname 演.
 */
import type { Role, Tier } from '@onegrid/domain'
import { fn } from '@onegrid/domain'

/** Where the story plays: the first grid of the town's first community. */
export const STORY_TOWN_CODE = '330603111'

/** All accounts of the cast have it; production refuses it. */
export { DEMO_PASSWORD as CAST_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'

/** The area that a post is for: the story's grid and what it lies in. */
export type CastArea = 'district' | 'town' | 'village' | 'grid'

/** A body that is no matter's function: the command centre, the town's government, its command room, the village. */
export type CastBody = 'district_center' | 'town_government' | 'town_room' | 'village_committee'

/** The unit that fills a function in the story's town, or a body. */
export type CastUnit = { readonly function: string } | { readonly body: CastBody }

/**
 * When somebody is on duty. Without a rota: always.
 * - `day`: the town's desk by day, every day.
 * - `night`: the same desk from then until morning.
 * - `patrol`: an officer's day, on workdays.
 */
export type CastRota = 'day' | 'night' | 'patrol'

export interface CastPost {
  readonly role: Exclude<Role, 'resident' | 'system' | 'link'>
  readonly unit: CastUnit
  readonly area: CastArea
  /** The unit's desk of this tier. */
  readonly desk?: Tier
  readonly title: string
  readonly engagement?: 'staff' | 'part_time' | 'seconded' | 'hired'
  readonly rota?: CastRota
}

export interface CastMember {
  readonly username: string
  readonly name: string
  readonly kind: 'staff' | 'resident' | 'program'
  /** A resident holds none. */
  readonly post?: CastPost
}

/** A unit with a name of its own in the story; the other functions get plain ones. */
export interface CastUnitName {
  readonly function: string
  readonly name: string
  /** `stationed`: sent by a bureau, run by the town; two bureaus' quarrel is not the town's to decide. */
  readonly kind: 'stationed' | 'department' | 'enterprise'
  readonly area: CastArea
  /** The district body that sends it; its parent in the tree. */
  readonly bureau?: string
}

export const storyUnits: readonly CastUnitName[] = [
  { function: fn.enforcement, name: '综合执法漓渚中队', kind: 'stationed', area: 'town', bureau: '区综合行政执法局' },
  { function: fn.ecology, name: '漓渚生态环境所', kind: 'stationed', area: 'town', bureau: '生态环境分局' },
  { function: fn.land, name: '漓渚自然资源所', kind: 'stationed', area: 'town', bureau: '自然资源和规划分局' },
  { function: fn.police, name: '漓渚派出所', kind: 'stationed', area: 'town', bureau: '公安分局' },
  { function: fn.labour, name: '漓渚人力社保所', kind: 'stationed', area: 'town', bureau: '区人力资源和社会保障局' },
  { function: fn.safety, name: '漓渚镇应急消防管理站', kind: 'department', area: 'town' },
  { function: fn.water, name: '漓渚镇水利站', kind: 'department', area: 'town' },
  { function: fn.roads, name: '演示市政养护公司', kind: 'enterprise', area: 'town' },
  { function: fn.pipes, name: '演示供排水公司', kind: 'enterprise', area: 'district' },
  { function: fn.gas, name: '演示燃气公司', kind: 'enterprise', area: 'district' },
]

/** The property firm of 演舒: a unit without accounts, which acts by a link. */
export const propertyFirm = { name: '演示物业公司', kind: 'enterprise', area: 'town' } as const

const room = { body: 'town_room' } as const
const center = { body: 'district_center' } as const
const village = { body: 'village_committee' } as const

function handler(unitFunction: string, title: string, area: CastArea = 'town'): CastPost {
  return { role: 'handler', unit: { function: unitFunction }, area, title }
}

function administrator(role: 'admin_system' | 'admin_security' | 'admin_audit', title: string): CastPost {
  return { role, unit: center, area: 'district', title }
}

export const cast: readonly CastMember[] = [
  staff('desk-district', '演冬', {
    role: 'dispatcher', unit: center, area: 'district', desk: 'district', title: '区级受理派遣员',
  }),
  staff('desk-town', '演春', {
    role: 'dispatcher', unit: room, area: 'town', desk: 'town', title: '镇受理派遣员', rota: 'day',
  }),
  staff('desk-night', '演秋', {
    role: 'dispatcher', unit: room, area: 'town', desk: 'town', title: '镇夜班受理派遣员', rota: 'night',
  }),
  staff('desk-village', '演夏', {
    role: 'dispatcher', unit: village, area: 'village', desk: 'village', title: '村居受理员',
  }),
  staff('checker', '演敏', { role: 'checker', unit: room, area: 'town', desk: 'town', title: '核查员' }),
  staff('leader', '演蓝', { role: 'leader', unit: { body: 'town_government' }, area: 'town', title: '副镇长' }),
  staff('officer', '演安', { role: 'officer', unit: village, area: 'grid', title: '专职网格员', rota: 'patrol' }),
  staff('officer-2', '演北', {
    role: 'officer', unit: village, area: 'grid', title: '兼职网格员', engagement: 'part_time', rota: 'patrol',
  }),
  staff('grid-leader', '演吉', { role: 'grid_leader', unit: village, area: 'village', title: '网格长' }),

  staff('handler', '演方', handler(fn.enforcement, '执法队员')),
  staff('handler-2', '演庚', handler(fn.pipes, '管网抢修员', 'district')),
  staff('handler-3', '演辰', handler(fn.roads, '养护班长')),
  staff('handler-land', '演田', handler(fn.land, '自然资源所干部')),
  staff('handler-ecology', '演清', handler(fn.ecology, '生态环境所干部')),
  staff('handler-fire', '演防', handler(fn.safety, '应急消防专员')),
  staff('handler-water', '演渠', handler(fn.water, '水利员')),
  staff('handler-gas', '演炎', handler(fn.gas, '燃气抢修员', 'district')),
  staff('handler-labour', '演宁', handler(fn.labour, '劳动纠纷调解员')),
  staff('handler-police', '演卫', handler(fn.police, '社区民警')),

  staff('admin-system', '演系', administrator('admin_system', '系统管理员')),
  staff('admin-security', '演全', administrator('admin_security', '安全管理员')),
  staff('admin-audit', '演审', administrator('admin_audit', '审计管理员')),
  {
    username: 'hotline', name: '演示12345热线', kind: 'program',
    post: { role: 'hotline', unit: center, area: 'district', title: '12345 与感知平台接入' },
  },
  { username: 'resident', name: '演桐', kind: 'resident' },
]

/** A member by user name. @throws Error for a name that is not in the cast */
export function castMember(username: string): CastMember {
  const found = cast.find((member) => member.username === username)
  if (!found) throw new Error(`the cast has no ${username}`)
  return found
}

function staff(username: string, name: string, post: CastPost): CastMember {
  return { username, name, kind: 'staff', post }
}
