/** The catalogue of grid matters as a policy holds it. A district begins with it and edits its own copy. */
import type { Limit } from '../clock/index.ts'
import { catalogueRows } from './catalogue-rows.ts'
import type { CatalogueRow } from './catalogue-rows.ts'
import type { Evidence, Level, Matter } from './policy.ts'
import { fn } from './unit-functions.ts'

/** A fresh copy of the 115 matters; the caller may change it. */
export function matterCatalogue(): Matter[] {
  return catalogueRows.map(toMatter)
}

/**
 * Restoring what was made safe: a day for the grave ones, so that a cover guarded at 09:10 lies in its frame by 09:10
 * tomorrow; three workdays for the rest, as for other repairs of that level. Rule: decision 20.
 */
export function defaultRestore(level: Level): Limit {
  return level <= 2 ? { value: 24, unit: 'urgent_hour' } : { value: 3, unit: 'work_day' }
}

/** Where nobody restores within a day: a house is appraised, a slope surveyed, people return after the water. */
const slowToRestore: Readonly<Record<string, Limit>> = {
  '030501': { value: 30, unit: 'natural_day' },
  '090102': { value: 30, unit: 'natural_day' },
  '090103': { value: 3, unit: 'natural_day' },
  '090201': { value: 7, unit: 'natural_day' },
}

/** Where a second body nearly always has to act: the land under a building, a road that must be closed. */
const assistants: Readonly<Record<string, readonly string[]>> = {
  '020302': [fn.social],
  '030204': [fn.safety],
  '040203': [fn.health],
  '050201': [fn.land],
  '080202': [fn.police],
  '090102': [fn.safety],
  '090103': [fn.social],
  '090201': [fn.traffic],
}

/** The request under a care plan. A missing child or elder, of the same subclass, is everybody's to report. */
const staffOnly: readonly string[] = ['020301']

/** What people say instead of the catalogue's term. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  '010101': ['漏水', '采光', '邻居'],
  '010301': ['欠薪', '工资'],
  '010302': ['欠薪', '工资', '讨薪'],
  '010401': ['物业费'],
  '020103': ['扔东西', '抛物'],
  '020201': ['租房', '出租'],
  '020202': ['群租', '隔断'],
  '020302': ['走丢', '迷路'],
  '020401': ['诈骗', '电诈', '骗钱'],
  '030101': ['消防车通道', '生命通道'],
  '030102': ['楼道杂物', '堆物'],
  '030104': ['消防栓'],
  '030201': ['电瓶车上楼', '电动车充电'],
  '030202': ['飞线', '拉线充电'],
  '030401': ['煤气瓶', '液化气'],
  '030402': ['煤气软管'],
  '030501': ['危房'],
  '030503': ['招牌', '墙皮脱落', '瓷砖脱落'],
  '040202': ['过期食品', '变质'],
  '040401': ['困电梯', '电梯关人'],
  '040402': ['电梯坏了'],
  '050101': ['摆摊', '占道'],
  '050103': ['流动摊贩', '小贩'],
  '050201': ['违建', '抢建'],
  '050202': ['违建', '违章建筑'],
  '050301': ['乱停车', '违章停车'],
  '050302': ['僵尸车', '废弃车'],
  '050304': ['共享单车'],
  '050401': ['垃圾堆', '垃圾没人清'],
  '050403': ['装修垃圾', '偷倒垃圾'],
  '050501': ['小广告', '牛皮癣'],
  '050603': ['夜间施工', '工地噪声', '半夜施工'],
  '060102': ['排污', '污水直排'],
  '060104': ['下水道', '污水井', '化粪池'],
  '060201': ['油烟'],
  '060202': ['烧秸秆', '烧垃圾'],
  '060203': ['臭味', '异味'],
  '060301': ['音响', '店铺噪声'],
  '060302': ['广场舞', '吵闹', '扰民'],
  '070101': ['井盖', '窨井盖'],
  '070102': ['井盖', '窨井盖'],
  '070103': ['电线垂落', '电线掉'],
  '070201': ['坑', '路面破损'],
  '070203': ['积水', '内涝'],
  '070301': ['路灯', '路灯坏'],
  '070302': ['红绿灯'],
  '070401': ['倒树', '树枝'],
  '070402': ['垃圾桶', '厕所'],
  '080302': ['停水', '停气'],
  '090202': ['爆管', '水管'],
  '090203': ['煤气泄漏', '燃气味'],
  '090204': ['着火', '火灾'],
  '100201': ['遛狗', '狗', '流浪狗'],
}

function toMatter([code, zh, en, leadFunction, level, limit, flags, evidenceList]: CatalogueRow): Matter {
  const evidence = evidenceList.split(' ') as Evidence[]
  const restore = slowToRestore[code] ?? defaultRestore(level)
  return {
    code,
    name: { zh, en },
    ...(aliases[code] && { aliases: [...aliases[code]] }),
    leadFunction,
    assistFunctions: [...(assistants[code] ?? [])],
    level,
    limit: { ...limit },
    ...(evidence.includes('guard') && { restoreLimit: { ...restore } }),
    needsVerify: flags.includes('v'),
    needsCheck: flags.includes('c'),
    onsiteSolvable: flags.includes('s'),
    evidence,
    active: true,
    ...(staffOnly.includes(code) && { staffOnly: true }),
  }
}
