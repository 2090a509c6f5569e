/**
 * Texts of about 110 signs. Sentences of real messages where ../shared/data is there (its index of grams is a real
 * one then), else composed of a small stock. Neither is ever printed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const REAL = join(import.meta.dirname, '../../../shared/data/texts/messages.csv')

/** Chance, whoever's it is. */
interface Draw {
  /** 0 ≤ x < 1 */
  next(): number
  below(n: number): number
  of<T>(items: readonly T[]): T
}

export interface Texts {
  /** Where the sentences come from, for the report of a run. */
  origin: 'messages.csv' | 'composed'
  title(random: Draw, matter: string): string
  body(random: Draw): string
  address(random: Draw, town: number, village: number): string
}

export function texts(): Texts {
  const real = existsSync(REAL)
  const sentences = real ? realSentences() : undefined
  return {
    origin: real ? 'messages.csv' : 'composed',
    title: (random, matter) => `${matter},${random.of(roads)}与${random.of(roads)}交叉口`,
    body: random => body(random, () => sentences?.[random.below(sentences.length)] ?? composed(random)),
    address(random, town, village) {
      const house = `${random.of(roads)}${1 + random.below(400)}号`
      const place = random.next() < 0.4 ? `${random.of(estates)}${1 + random.below(30)}幢` : house
      const townName = `${signs[town]}${town % 3 === 0 ? '镇' : '街道'}`
      return `${townName}${signs[village % signs.length]}${villageSign(village)}村${place}`
    },
  }
}

function body(random: Draw, sentence: () => string) {
  let text = ''
  const length = 50 + random.below(70)
  while (text.length < length) text += `${sentence()}${random.next() < 0.6 ? '，' : '。'}`
  return text.slice(0, 240)
}

function realSentences() {
  const rows: { subject: string; detail: string }[] = parse(readFileSync(REAL), { columns: true, bom: true })
  return rows
    .flatMap(({ subject, detail }) => [subject, ...detail.split(/[，。！？；,!?;\n]/)])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.length >= 4 && sentence.length <= 60)
}

function composed(random: Draw) {
  return `${random.of(whens)}${random.of(wheres)}${random.of(whats)}${random.next() < 0.5 ? random.of(asks) : ''}`
}

const signs = [...'柯华钱齐安平王漓夏稽福兰湖陶马杨孙富江湾桥东西南北新塘溪岭阮']
const villageSign = (village: number) => signs[(village * 7 + 3) % signs.length] ?? '新'
const roads = [...'福建安康宁和泰兴隆昌盛华山越鉴柯镜'].map((sign, n) => `${sign}${'民国强宁裕阳'[n % 6]}路`)
const estates = ['幸福家园', '湖滨花园', '金桥新村', '裕民小区', '东升公寓', '稽山名苑', '越都里']
const whens = ['昨天晚上', '近一个月来', '今早七点多', '下雨以后', '上周末开始', '每天凌晨', '国庆节前后', '']
const wheres = ['小区门口', '菜场后门的巷子', '学校西侧人行道', '公交站旁', '河边步道', '工地围挡外', '三单元楼道']
const whats = ['垃圾堆了一地没人清运', '井盖松动车压过去很响', '路灯一直不亮', '油烟味很大居民意见多', '有人飞线充电',
  '污水漫到路面上', '渣土车漏了一路泥', '摊贩把盲道占了', '消防通道停满了车', '树枝断了挂在电线上', '施工噪声吵得睡不着']
const asks = ['请尽快派人处理', '已反映多次无人管', '老人小孩路过很危险', '希望有关部门答复', '影响居民出行']
