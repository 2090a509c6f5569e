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
  /** What the account shows, for the list that the first start prints. */
  zh: string
  en: string
}

export interface CastCodes {
  district: string
  town: string
  village: string
  grid: string
}

const center = () => keys.center
const room = ({ town }: CastCodes) => keys.room(town)
const townDesk = ({ town }: CastCodes) => keys.townDesk(town)
const inTown = (fn: string) => ({ town }: CastCodes) => keys.unit(fn, town)

/** The people of the demo's day, the same in every district. Whoever is not here has no line in the story. */
export const cast: readonly CastMember[] = [
  { username: 'desk-district', name: '演冬', role: 'dispatcher', place: 'district', unitKey: center,
    deskKey: () => keys.districtDesk, title: '区级派遣员', zh: '区级受理派遣台', en: 'district desk' },
  { username: 'desk-town', name: '演春', role: 'dispatcher', place: 'town', unitKey: room, deskKey: townDesk,
    title: '受理员', rota: 'day_desk', zh: '镇级受理台(白班)', en: 'town desk, by day' },
  { username: 'desk-night', name: '演秋', role: 'dispatcher', place: 'town', unitKey: room, deskKey: townDesk,
    title: '值班员', rota: 'night_desk', zh: '镇级受理台(夜班)', en: 'town desk, by night' },
  { username: 'desk-village', name: '演立', role: 'dispatcher', place: 'village',
    unitKey: ({ village }) => keys.village(village), deskKey: ({ village }) => keys.villageDesk(village),
    title: '村文书', zh: '村网格工作室', en: 'village desk' },
  { username: 'handler', name: '演方', role: 'handler', place: 'town', unitKey: inTown('综合执法中队'), title: '执法队员',
    zh: '承办人:综合执法中队', en: 'handler, enforcement squad' },
  { username: 'handler-2', name: '演庚', role: 'handler', place: 'district',
    unitKey: ({ district }) => keys.unit('供排水公司', district), title: '抢修班长',
    zh: '承办人:供排水公司', en: 'handler, water company' },
  { username: 'handler-3', name: '演辰', role: 'handler', place: 'town', unitKey: inTown('市政养护单位'), title: '养护员',
    zh: '承办人:市政养护单位', en: 'handler, road maintenance' },
  { username: 'mediator', name: '演宁', role: 'handler', place: 'town', unitKey: inTown('人力社保所'), title: '调解员',
    zh: '承办人:劳动争议调解', en: 'handler, labour mediation' },
  { username: 'checker', name: '演敏', role: 'checker', place: 'town', unitKey: room, title: '核查员',
    zh: '核查员', en: 'checker' },
  { username: 'officer', name: '演安', role: 'officer', place: 'grid', unitKey: ({ village }) => keys.village(village),
    title: '专职网格员', rota: 'officer', zh: '专职网格员', en: 'full-time officer' },
  { username: 'officer-part', name: '演北', role: 'officer', place: 'grid',
    unitKey: ({ village }) => keys.village(village), title: '兼职网格员', engagement: 'part_time',
    rota: 'part_time_officer', zh: '兼职网格员', en: 'part-time officer' },
  { username: 'leader-grid', name: '演吉', role: 'grid_leader', place: 'grid',
    unitKey: ({ village }) => keys.village(village), title: '网格长', zh: '网格长', en: 'grid leader' },
  { username: 'leader', name: '演蓝', role: 'leader', place: 'town', unitKey: ({ town }) => keys.town(town),
    title: '副镇长', zh: '镇领导', en: 'leader of the town' },
  { username: 'admin-system', name: '演系', role: 'admin_system', place: 'district', unitKey: center,
    title: '系统管理员', zh: '系统管理员', en: 'system administrator' },
  { username: 'admin-security', name: '演密', role: 'admin_security', place: 'district', unitKey: center,
    title: '安全管理员', zh: '安全管理员', en: 'security administrator' },
  { username: 'admin-audit', name: '演审', role: 'admin_audit', place: 'district', unitKey: center,
    title: '审计管理员', zh: '审计管理员', en: 'audit administrator' },
]

/** People of the story without a post: who report, and who act by a link. */
export const castOutside: readonly { username: string; name: string }[] = [
  { username: 'resident', name: '演桐' },
  { username: 'property', name: '演舒' },
]
