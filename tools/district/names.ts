/** "漓渚村村民委员会", "花溪社区居委会" → "漓渚村", "花溪社区". */
export function villageName(fullName: string): string {
  const short = fullName
    .replace(/(社区)?居(民)?(委|委员)会$/, '社区')
    .replace(/村?村(民)?(委|委员)会$/, '村')
    .replace(/(生活区|虚拟社区|虚拟生活区|类似居委会|类似村委会)$/, '$1')
  return short.replace(/村民?(村|社区)$/, '$1').replace(/社区社区$/, '社区')
}

/** Streets, then towns, then townships, each by code: the order from the seat outwards. */
export function townRank(code: string): number {
  return Number(code.slice(6, 9))
}

/** Second characters of road names; the first is 演 everywhere, so that nobody takes a demo road for a real one. */
export const roadCharacters: readonly string[] =
  Array.from('示武春秋安和兴文德信礼义明华荣康宁丰泰瑞吉庆祥裕景云溪江河湖山林竹梅兰松柏桂枫荷')

export interface DedicatedKind {
  name: string
  /** Fewest and most households that live inside. */
  households: [number, number]
}

export const dedicatedKinds: readonly DedicatedKind[] = [
  { name: '农贸市场', households: [0, 12] },
  { name: '工业园区', households: [0, 30] },
  { name: '中心学校', households: [0, 4] },
  { name: '文化公园', households: [0, 0] },
]
