import { functionNames as fn, unitFunctions } from '@onegrid/domain'
import { keys } from './units.ts'
import type { PostRole, RotaPattern } from './staff-types.ts'

/** Where somebody of the story works: the district, its town, a village, a grid. */
export type CastPlace = 'district' | 'town' | 'village' | 'grid'

export interface CastMember {
  username: string
  name: string
  role: PostRole
  place: CastPlace
  unitKey: (codes: CastCodes) => string
  deskKey?: (codes: CastCodes) => string
  title: string
  engagement?: 'part_time'
  rota?: RotaPattern
  /** What the account shows, for the list that the first start prints; others are for the story only. */
  zh?: string
  en?: string
}

export interface CastCodes {
  district: string
  town: string
  village: string
  grid: string
}

/** Where the story plays in 柯桥区: the first grid of the town's first community. */
export const STORY_TOWN_CODE = '330603111'

/** Where somebody's unit and desk are. */
type Body = Pick<CastMember, 'unitKey' | 'deskKey'>
const center: Body = { unitKey: () => keys.center }
const room: Body = { unitKey: ({ town }) => keys.room(town) }
const studio: Body = { unitKey: ({ village }) => keys.village(village) }
const districtDesk: Body = { ...center, deskKey: () => keys.districtDesk }
const townDesk: Body = { ...room, deskKey: ({ town }) => keys.townDesk(town) }
const villageDesk: Body = { ...studio, deskKey: ({ village }) => keys.villageDesk(village) }

/** The people of the demo's day, the same in every district. Those with words are printed as demo accounts. */
export const cast: readonly CastMember[] = [
  { username: 'desk-district', name: '演冬', role: 'dispatcher', place: 'district', ...districtDesk,
    title: '区级受理派遣员', zh: '区级受理派遣台', en: 'district desk' },
  { username: 'desk-town', name: '演春', role: 'dispatcher', place: 'town', ...townDesk, title: '镇受理派遣员',
    rota: 'day_desk', zh: '镇级受理台(白班)', en: 'town desk, by day' },
  { username: 'desk-night', name: '演秋', role: 'dispatcher', place: 'town', ...townDesk, title: '镇夜班受理派遣员',
    rota: 'night_desk', zh: '镇级受理台(夜班)', en: 'town desk, by night' },
  { username: 'desk-village', name: '演夏', role: 'dispatcher', place: 'village', ...villageDesk, title: '村居受理员',
    zh: '村居网格工作室', en: 'village desk' },
  handler('handler', '演方', fn.enforcement, '执法队员', '承办人:综合执法中队', 'handler, enforcement squad'),
  handler('handler-2', '演庚', fn.pipes, '管网抢修员', '承办人:供排水公司', 'handler, water company'),
  handler('handler-3', '演辰', fn.roads, '养护班长', '承办人:市政养护单位', 'handler, road maintenance'),
  handler('handler-land', '演田', fn.land, '自然资源所干部'),
  handler('handler-ecology', '演清', fn.ecology, '生态环境所干部'),
  handler('handler-fire', '演防', fn.safety, '应急消防专员'),
  handler('handler-water', '演渠', fn.water, '水利员'),
  handler('handler-gas', '演炎', fn.gas, '燃气抢修员'),
  handler('handler-labour', '演宁', fn.labour, '劳动纠纷调解员'),
  handler('handler-police', '演卫', fn.police, '社区民警'),
  { username: 'checker', name: '演敏', role: 'checker', place: 'town', ...townDesk, title: '核查员', zh: '核查员',
    en: 'checker' },
  { username: 'officer', name: '演安', role: 'officer', place: 'grid', ...studio, title: '专职网格员', rota: 'officer',
    zh: '专职网格员', en: 'full-time officer' },
  { username: 'officer-part', name: '演北', role: 'officer', place: 'grid', ...studio, title: '兼职网格员',
    engagement: 'part_time', rota: 'officer', zh: '兼职网格员', en: 'part-time officer' },
  { username: 'leader-grid', name: '演吉', role: 'grid_leader', place: 'grid', ...studio, title: '网格长',
    zh: '网格长', en: 'grid leader' },
  { username: 'leader', name: '演蓝', role: 'leader', place: 'town', unitKey: ({ town }) => keys.town(town),
    title: '副镇长', zh: '镇领导', en: 'leader of the town' },
  administrator('admin-system', '演系', 'admin_system', '系统管理员', 'system administrator'),
  administrator('admin-security', '演全', 'admin_security', '安全管理员', 'security administrator'),
  administrator('admin-audit', '演审', 'admin_audit', '审计管理员', 'audit administrator'),
]

/** People of the story without a post: who report, and who act by a link. */
export const castOutside: readonly Pick<CastMember, 'username' | 'name' | 'zh' | 'en'>[] = [
  { username: 'resident', name: '演桐', zh: '居民', en: 'resident' },
  { username: 'property', name: '演舒' },
]

/** A member by user name. @throws Error for a name that is not in the cast */
export function castMember(username: string): CastMember {
  const found = cast.find(member => member.username === username)
  if (found === undefined) throw new Error(`the cast has no ${username}`)
  return found
}

/** In the unit that fills a function: of the town, or of the whole district where there is one for all. */
function handler(
  username: string, name: string, unitFunction: string, title: string, zh?: string, en?: string,
): CastMember {
  const forAll = unitFunctions.some(known => known.name === unitFunction && known.tier === 'district')
  const place = forAll ? 'district' : 'town'
  const unitKey = (codes: CastCodes) => keys.unit(unitFunction, codes[place])
  return { username, name, role: 'handler', place, unitKey, title, zh, en }
}

function administrator(username: string, name: string, role: PostRole, title: string, en: string): CastMember {
  return { username, name, role, place: 'district', ...center, title, zh: title, en }
}
