import type { GeneratedDistrict, GeneratedTown, GeneratedVillage } from './generate.ts'
import type { GeneratedDesk, GeneratedFunction, GeneratedUnit } from './staff-types.ts'

/** Functions as the catalogue names them (packages/domain/src/routing/unit-functions.ts). */
const stationed: readonly [name: string, label: string, bureau: string][] = [
  ['派出所', '{town}派出所', '公安分局'],
  ['交警中队', '{town}交警中队', '公安分局'],
  ['司法所', '{town}司法所', '司法局'],
  ['综合执法中队', '综合执法{town}中队', '综合行政执法局'],
  ['市场监管所', '{town}市场监管所', '市场监督管理局'],
  ['应急消防管理站', '{town}应急消防管理站', '应急管理局'],
  ['自然资源所', '{town}自然资源所', '自然资源和规划分局'],
  ['生态环境所', '{town}生态环境所', '生态环境分局'],
  ['人力社保所', '{town}人力社保所', '人力资源和社会保障局'],
  ['水利站', '{town}水利站', '水利局'],
  ['卫生院', '{town}卫生院', '卫生健康局'],
  ['供电所', '{town}供电所', '供电分公司'],
]
const townOffices = ['村镇建设办', '农业农村办', '社会事务办', '便民服务中心']
const townEnterprises: readonly [name: string, label: string][] = [
  ['环卫所', '演示环卫公司'],
  ['市政养护单位', '演示市政养护公司'],
  ['园林养护单位', '演示园林养护公司'],
]
const districtUnits: readonly [name: string, label: string, kind: GeneratedUnit['kind']][] = [
  ['消防救援站', '{district}消防救援大队', 'department'],
  ['区地方金融工作部门', '{district}金融工作服务中心', 'department'],
  ['供排水公司', '演示供排水公司', 'enterprise'],
  ['燃气公司', '演示燃气公司', 'enterprise'],
]
/** Bureaus that station nobody in towns, for joint work and for assessment. */
const otherBureaus = ['住房和城乡建设局', '农业农村局', '民政局', '教育体育局', '交通运输局', '文化广电旅游局', '财政局', '信访局']

export interface Organisation {
  units: GeneratedUnit[]
  functions: GeneratedFunction[]
  desks: GeneratedDesk[]
}

export const keys = {
  government: 'district',
  center: 'district-center',
  districtDesk: 'desk-district',
  bureau: (name: string) => `bureau ${name}`,
  town: (code: string) => `town ${code}`,
  room: (code: string) => `room ${code}`,
  townDesk: (code: string) => `desk ${code}`,
  /** The unit that fills a function in an area. */
  unit: (name: string, areaCode: string) => `${name} ${areaCode}`,
  village: (code: string) => `village ${code}`,
  villageDesk: (code: string) => `desk ${code}`,
}

/** Government, command centre, bureaus and companies of the whole district. */
export function districtOrganisation({ district: { code, name } }: GeneratedDistrict): Organisation {
  const units: GeneratedUnit[] = [
    { key: keys.government, name: `${name}人民政府`, kind: 'district', areaCode: code },
    { key: keys.center, parentKey: keys.government, name: `${name}综合信息指挥中心`, kind: 'center', areaCode: code },
  ]
  for (const bureau of new Set([...stationed.map(([, , home]) => home), ...otherBureaus])) {
    const [key, parentKey] = [keys.bureau(bureau), keys.government]
    units.push({ key, parentKey, name: `${name}${bureau}`, kind: 'department', areaCode: code })
  }
  const functions: GeneratedFunction[] = []
  for (const [fn, label, kind] of districtUnits) {
    const key = keys.unit(fn, code)
    units.push({ key, parentKey: keys.government, name: label.replace('{district}', name), kind, areaCode: code })
    functions.push({ function: fn, areaCode: code, unitKey: key })
  }
  const desk: GeneratedDesk = {
    key: keys.districtDesk, unitKey: keys.center, areaCode: code, tier: 'district', name: `${name}受理派遣台`,
  }
  return { units, functions, desks: [desk] }
}

/** A town's government, command room, offices, the twelve stationed units (managed by the town) and its companies. */
export function townOrganisation({ code, name }: GeneratedTown): Organisation {
  const short = name.replace(/(街道|镇|乡|民族乡)$/, '')
  const government = name.endsWith('街道') ? `${name}办事处` : `${name}人民政府`
  const units: GeneratedUnit[] = [
    { key: keys.town(code), parentKey: keys.government, name: government, kind: 'town', areaCode: code },
    { key: keys.room(code), parentKey: keys.town(code), name: `${name}综合信息指挥室`, kind: 'center', areaCode: code },
  ]
  const functions: GeneratedFunction[] = [{ function: '镇街综合信息指挥室', areaCode: code, unitKey: keys.room(code) }]
  const add = (fn: string, label: string, kind: GeneratedUnit['kind']) => {
    const key = keys.unit(fn, code)
    units.push({ key, parentKey: keys.town(code), name: label, kind, areaCode: code })
    functions.push({ function: fn, areaCode: code, unitKey: key })
  }
  for (const [fn, label] of stationed) add(fn, label.replace('{town}', short), 'stationed')
  for (const fn of townOffices) add(fn, `${name}${fn}`, 'town')
  for (const [fn, label] of townEnterprises) add(fn, label, 'enterprise')
  const desk: GeneratedDesk = {
    key: keys.townDesk(code), unitKey: keys.room(code), areaCode: code, tier: 'town', name: `${name}受理台`,
    fallbackKey: keys.districtDesk,
  }
  return { units, functions, desks: [desk] }
}

/** A village's committee with its studio's desk, and its mediators. */
export function villageOrganisation({ code, name, fullName, parentCode }: GeneratedVillage): Organisation {
  const mediation = keys.unit('村(社区)调解委员会', code)
  return {
    units: [
      { key: keys.village(code), parentKey: keys.town(parentCode), name: fullName, kind: 'village', areaCode: code },
      { key: mediation, parentKey: keys.village(code), name: `${name}人民调解委员会`, kind: 'village', areaCode: code },
    ],
    functions: [{ function: '村(社区)调解委员会', areaCode: code, unitKey: mediation }],
    desks: [{
      key: keys.villageDesk(code), unitKey: keys.village(code), areaCode: code, tier: 'village',
      name: `${name}网格工作室`, fallbackKey: keys.townDesk(parentCode),
    }],
  }
}

/** The bureau that a stationed unit's people come from. */
export function homeBureauOf(unitFunction: string): string | undefined {
  const bureau = stationed.find(([name]) => name === unitFunction)?.[2]
  return bureau === undefined ? undefined : keys.bureau(bureau)
}

/** The property firm of the story: a unit without accounts, which acts by a link. */
export function propertyFirm(town: string): GeneratedUnit {
  return { key: keys.unit('物业', town), parentKey: keys.town(town), name: '演示物业公司', kind: 'enterprise', areaCode: town }
}
