/** Names that fill the gaps of phrases: all made up, all with 演, as roads and people are. */
import type { Random } from '../../random.ts'

const lists = {
  spot: [
    '农贸市场东门', '文化礼堂前', '老年活动室门口', '中心小学门口', '卫生院门口', '村委会门口', '篮球场边', '沿河步道', '快递驿站门口',
    '便民服务中心门口', '公园西门', '老街牌坊下', '新村东门', '健身广场',
  ],
  /** Where a road passes. */
  kerb: [
    '农贸市场东门', '农贸市场北侧', '村口公交站旁', '中心小学门口', '幼儿园对面', '卫生院门口', '石桥头', '丁字路口', '银行网点门前',
    '加油站出口', '工业园区北门', '车站广场', '新村东门', '老街路口',
  ],
  estate: ['演春苑', '演和新村', '演宁小区', '演桂公寓', '演江名邸', '演山花园', '演兴家园', '演河社区安置房', '演丰里', '演竹苑'],
  eatery: ['演记早餐店', '演香小吃店', '演味面馆', '演福酒家', '演山土菜馆', '演江饭店', '演喜快餐店', '演湖鱼庄'],
  store: ['演达五金店', '演丰便利店', '演来水果店', '演新服饰店', '演康药房', '演诚家具店', '演电手机店', '演花鲜花店'],
  firm: ['演达纺织', '演新印染', '演兴机械厂', '演丰包装厂', '演江布业', '演华五金厂'],
  works: ['演示安置房工地', '演春路改造工地', '演河水闸工地', '演兴厂房工地', '演和幼儿园工地'],
  river: ['演溪', '演示河', '演江支流', '演湖东港', '演桥河'],
} as const

/** @param address of the place: its road is the road that people speak of */
export function slots(random: Random, address: string): (text: string) => string {
  const own: Readonly<Record<string, () => string>> = {
    flat: () => `${random.pick(lists.estate)}${random.int(1, 18)}幢${random.int(1, 4)}单元`,
    road: () => roadOf(address),
    n: () => String(random.int(2, 6) * 5),
  }
  const list = (name: string): readonly string[] | undefined => lists[name as keyof typeof lists]
  return (text) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const names = list(name)
    return own[name]?.() ?? (names ? random.pick(names) : whole)
  })
}

/** 演示路 of 演示路12号附近. */
export function roadOf(address: string): string {
  return /^\D+?[路街]/.exec(address)?.[0] ?? '演示路'
}
