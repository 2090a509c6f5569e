/** Words that people search for, from very common to rare, by how often they truly stand in a district's texts. */
import type pg from 'pg'

export interface Word {
  word: string
  /** How many texts hold it, and of how many. */
  texts: number
  of: number
}

/** Words of the trade. */
const stock = ['居民', '小区', '垃圾', '施工', '扰民', '路灯', '井盖', '油烟', '违法建设', '消防通道', '飞线充电', '渣土车', '噪声',
  '污水', '河道', '物业', '电梯', '停车', '学校', '公交', '积水', '犬', '树枝', '摊贩', '工资', '燃气', '桥', '塌陷', '窨井', '围挡',
  '盲道', '疫情', '医院', '菜场', '广场舞', '树枝断了挂在电线上', '幼儿园', '地铁', '低保', '高空抛物', '雨水管网', '红绿灯', '铁塔']
/** Of the texts; the word whose share is nearest stands for each. */
const shares = [0.2, 0.05, 0.02, 0.01, 0.005, 0.002, 0.0005, 0.00005]
const SAMPLED = 20_000

export async function wordsByFrequency(owner: pg.Client): Promise<Word[]> {
  const { rows: [size] } = await owner.query<{ texts: number }>('select count(*)::int as texts from case_text')
  const of = size?.texts ?? 0
  const percent = Math.min(100, (100 * SAMPLED) / Math.max(1, of))
  const { rows: sampled } = await owner.query<{ word: string; share: number }>(
    `select word, count(*) filter (where strpos(x.words, word) > 0)::float8 / count(*) as share
     from case_text x tablesample bernoulli (${percent}) cross join unnest($1::text[]) word group by word`, [stock])
  const found = sampled.filter(({ share }) => share > 0)
  const nearest = (wanted: number) => found
    .toSorted((a, b) => Math.abs(Math.log(a.share / wanted)) - Math.abs(Math.log(b.share / wanted)))[0]?.word
  const words = new Set([...shares.map(nearest), '学校 电梯', '广场舞扰民'].filter((word) => word !== undefined))
  const { rows: counted } = await owner.query<{ word: string; texts: number }>(
    `select word, (select count(*)::int from case_text x
       where (select bool_and(strpos(x.words, term) > 0) from unnest(string_to_array(word, ' ')) term)) as texts
     from unnest($1::text[]) word`, [[...words]])
  return counted.toSorted((a, b) => b.texts - a.texts).map((one) => ({ ...one, of }))
}
