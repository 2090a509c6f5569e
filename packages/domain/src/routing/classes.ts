/**
 * The 10 classes and 42 subclasses of events. No district has published its own; these combine the national lists
 * (docs/domain.md 分类). A matter's code begins with its subclass.
 */
import type { Bilingual } from './policy.ts'

export interface MatterClass {
  code: string
  id: string
  name: Bilingual
  /** False for errands, visits and questions: they are not events to be handled, so no rate counts them. */
  countsHandling: boolean
  subclasses: readonly MatterSubclass[]
}

export interface MatterSubclass {
  code: string
  name: Bilingual
  /** Cases are read by those who owe something on them only. Rules: docs/boundaries.md, docs/domain.md 实务 9. */
  confidential?: true
}

export const matterClasses: readonly MatterClass[] = [
  group('01', 'dispute', '矛盾纠纷', 'Disputes', [
    ['婚姻家庭邻里', 'Marriage, family, neighbours'],
    ['土地山林征迁', 'Land, forest, relocation'],
    ['劳动欠薪', 'Labour and unpaid wages'],
    ['房产物业工程', 'Housing, property service, building works'],
    ['经济消费借贷', 'Trade, consumption, loans'],
    ['医患交通校园损害', 'Medical, traffic and school injuries'],
  ]),
  group('02', 'security', '社会治安', 'Public security', [
    ['治安乱点违法线索', 'Trouble spots and clues of offences'],
    ['出租屋流动人口', 'Rental housing and migrants'],
    ['帮扶对象求助', 'Requests under a care plan', 'confidential'],
    ['传销诈骗等公共安全线索', 'Fraud, pyramid selling and like clues'],
  ]),
  group('03', 'safety', '安全消防', 'Safety and fire', [
    ['消防通道设施', 'Fire lanes and equipment'],
    ['用火用电充电', 'Fire, electricity, charging'],
    ['企业生产隐患', 'Hazards in production'],
    ['燃气危化散装汽油', 'Gas, dangerous goods, loose petrol'],
    ['危房施工安全', 'Dangerous buildings and works'],
  ]),
  group('04', 'market', '市场监管', 'Market supervision', [
    ['无证照', 'No licence'],
    ['食药餐饮', 'Food, medicine, catering'],
    ['消费价格假冒', 'Consumption, prices, counterfeits'],
    ['特种设备校园周边', 'Special equipment, school surroundings'],
  ]),
  group('05', 'city_order', '城市秩序', 'City order', [
    ['占道店外摊贩', 'Trading on the road and stalls'],
    ['违法建设', 'Illegal building'],
    ['乱停僵尸套牌改装车', 'Parked, abandoned and altered vehicles'],
    ['垃圾不洁', 'Rubbish and dirt'],
    ['违规广告', 'Advertisement against the rules'],
    ['施工扬尘渣土扰民', 'Dust, spoil and noise of works'],
  ]),
  group('06', 'environment', '生态水务', 'Environment and water', [
    ['河道水体', 'Rivers and water'],
    ['废气油烟焚烧', 'Fumes and burning'],
    ['噪声', 'Noise'],
    ['固废养殖', 'Solid waste and livestock'],
  ]),
  group('07', 'facility', '公共设施', 'Public facilities', [
    ['井盖管线', 'Manholes, pipes, cables'],
    ['道路桥涵积水', 'Roads, bridges, standing water'],
    ['照明交通设施', 'Lighting and traffic facilities'],
    ['园林环卫公厕', 'Greenery, sanitation, toilets'],
  ]),
  group('08', 'livelihood', '民生服务', 'Help and services', [
    ['代办', 'Errands'],
    ['困难走访心理', 'Hardship, visits, counselling'],
    ['社保民政咨询', 'Questions on insurance and relief'],
    ['宣传意见建议', 'Information and suggestions'],
  ]),
  group('09', 'emergency', '应急公卫', 'Emergency and public health', [
    ['自然灾害防汛', 'Natural disasters and floods'],
    ['突发事故', 'Accidents: collapses, bursts, leaks'],
    ['疫情公卫', 'Epidemics and public health'],
  ]),
  group('10', 'other', '村务其他', 'Village affairs and other', [
    ['村务监督作风', 'Village affairs, conduct of staff'],
    ['其他', 'Other'],
  ]),
]

const classesByCode = new Map(matterClasses.map((entry) => [entry.code, entry]))
const subclassesByCode = new Map(matterClasses.flatMap((entry) => entry.subclasses.map((sub) => [sub.code, sub])))

export function classOf(code: string): MatterClass | undefined {
  return classesByCode.get(code.slice(0, 2))
}

export function subclassOf(code: string): MatterSubclass | undefined {
  return subclassesByCode.get(code.slice(0, 4))
}

/** Whether cases of a matter enter the handling rate. Rule: decision 31. */
export function countsHandling(code: string): boolean {
  return classOf(code)?.countsHandling ?? true
}

/** Codes (four digits) whose cases only those near them read. */
export function confidentialSubclasses(): string[] {
  return matterClasses.flatMap((one) => one.subclasses).filter((sub) => sub.confidential).map((sub) => sub.code)
}

export function isConfidential(code: string): boolean {
  return subclassOf(code)?.confidential ?? false
}

/** Matters that may be dangerous: a limit in working hours that jumps over days off is told to the desk. */
export function isHazardClass(code: string): boolean {
  return ['safety', 'facility', 'emergency'].includes(classOf(code)?.id ?? '')
}

function group(
  code: string, id: string, zh: string, en: string,
  names: readonly (readonly [zh: string, en: string, confidential?: 'confidential'])[],
): MatterClass {
  const subclasses = names.map(([subZh, subEn, confidential], i): MatterSubclass => ({
    code: code + String(i + 1).padStart(2, '0'),
    name: { zh: subZh, en: subEn },
    ...(confidential && { confidential: true }),
  }))
  return { code, id, name: { zh, en }, countsHandling: code !== '08', subclasses }
}
