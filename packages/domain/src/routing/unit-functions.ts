/**
 * Functions of units as the catalogue names them. A function is what a unit does, not which unit it is: 综合执法中队
 * is another body in each town, and a town may give it another name. Rule: decision 32.
 */
import type { Tier } from './policy.ts'

export interface UnitFunction {
  /** The term itself is the key: matters and routing rules name it, and a district may add its own. */
  name: string
  en: string
  /** Where one such unit usually stands; a lookup climbs from the village to the district all the same. */
  tier: Tier
}

export const fn = {
  mediation: '村(社区)调解委员会',
  police: '派出所',
  traffic: '交警中队',
  justice: '司法所',
  enforcement: '综合执法中队',
  market: '市场监管所',
  safety: '应急消防管理站',
  fire: '消防救援站',
  construction: '村镇建设办',
  land: '自然资源所',
  farming: '农业农村办',
  water: '水利站',
  ecology: '生态环境所',
  labour: '人力社保所',
  social: '社会事务办',
  service: '便民服务中心',
  health: '卫生院',
  command: '镇街综合信息指挥室',
  sanitation: '环卫所',
  roads: '市政养护单位',
  parks: '园林养护单位',
  power: '供电所',
  pipes: '供排水公司',
  gas: '燃气公司',
  finance: '区地方金融工作部门',
} as const

export const unitFunctions: readonly UnitFunction[] = [
  { name: fn.mediation, en: 'Village or community mediation committee', tier: 'village' },
  { name: fn.police, en: 'Police station', tier: 'town' },
  { name: fn.traffic, en: 'Traffic police squad', tier: 'town' },
  { name: fn.justice, en: 'Justice office', tier: 'town' },
  { name: fn.enforcement, en: 'Comprehensive enforcement squad', tier: 'town' },
  { name: fn.market, en: 'Market supervision office', tier: 'town' },
  { name: fn.safety, en: 'Emergency and fire safety station', tier: 'town' },
  { name: fn.fire, en: 'Fire and rescue station', tier: 'district' },
  { name: fn.construction, en: 'Village and town construction office', tier: 'town' },
  { name: fn.land, en: 'Natural resources office', tier: 'town' },
  { name: fn.farming, en: 'Agriculture and rural affairs office', tier: 'town' },
  { name: fn.water, en: 'Water conservancy station', tier: 'town' },
  { name: fn.ecology, en: 'Ecology and environment office', tier: 'town' },
  { name: fn.labour, en: 'Labour and social security office', tier: 'town' },
  { name: fn.social, en: 'Social affairs office', tier: 'town' },
  { name: fn.service, en: 'Public service centre', tier: 'town' },
  { name: fn.health, en: 'Health centre', tier: 'town' },
  { name: fn.command, en: 'Town command room', tier: 'town' },
  { name: fn.sanitation, en: 'Sanitation office', tier: 'town' },
  { name: fn.roads, en: 'Road and street maintenance', tier: 'town' },
  { name: fn.parks, en: 'Parks maintenance', tier: 'town' },
  { name: fn.power, en: 'Power supply station', tier: 'town' },
  { name: fn.pipes, en: 'Water and drainage company', tier: 'district' },
  { name: fn.gas, en: 'Gas company', tier: 'district' },
  { name: fn.finance, en: 'District finance bureau', tier: 'district' },
]
