import { completeIdentity } from '@onegrid/domain'
import type { GeneratedPerson } from './staff-types.ts'
import { randomFor } from './random.ts'

const SURNAME = '演'
/** Given names: plain, and none that is a place or a title. */
const CHARACTERS = Array.from(
  '安北冬春秋夏方庚辰敏宁蓝桐舒吉立平文明华国军伟强磊洋勇杰娟涛超丽静芳娜秀霞燕玲桂英兰凤洁梅琳素云莲真环雪荣爱妹'
  + '香月莺媛艳瑞凡佳嘉琼勤珍贞莉娣叶璧璐娅琦晶妍茜黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕',
)
/** 99 is a county that no prefecture has: the numbers are well formed and nobody's. */
const UNASSIGNED_COUNTY = '99'

/** Days of birth from 1966 to 2003, months of 28 days. */
const BIRTHDAYS = 38 * 12 * 28

/** Gives names, identity numbers and telephones that no two people of a district share. */
export class Identities {
  readonly #districtCode: string
  readonly #taken: Set<string>
  #count = 0

  /** @param taken names of the cast, which nobody else gets */
  constructor(districtCode: string, taken: readonly string[]) {
    this.#districtCode = districtCode
    this.#taken = new Set(taken)
  }

  person(key: string, username: string, name?: string, kind: GeneratedPerson['kind'] = 'staff'): GeneratedPerson {
    const serial = this.#count++
    return { key, kind, username, name: name ?? this.#name(serial), identityNumber: this.#identity(serial) }
  }

  /** Work numbers of an area code that was never given. */
  workPhone(): string {
    return `0300-${String(this.#count).padStart(7, '0')}`
  }

  /** Two characters, each pair once: a stride that has no factor in common with the number of pairs walks them all. */
  #name(serial: number): string {
    const pairs = CHARACTERS.length ** 2
    let at = serial
    for (;;) {
      const pair = (at * 7_919) % pairs
      const name = SURNAME + (CHARACTERS[Math.floor(pair / CHARACTERS.length)] ?? '')
        + (CHARACTERS[pair % CHARACTERS.length] ?? '')
      if (!this.#taken.has(name)) {
        this.#taken.add(name)
        return name
      }
      at = (at + 1) % pairs
    }
  }

  /** The order number repeats after 999; each round of it is born on other days, so that no number comes twice. */
  #identity(serial: number): string {
    const order = serial % 1_000
    const first = randomFor(this.#districtCode, order, 'birth').int(0, BIRTHDAYS - 1)
    const day = (first + Math.floor(serial / 1_000) * 3_391) % BIRTHDAYS
    const year = 1966 + Math.floor(day / (12 * 28))
    const birth = `${year}${two(1 + (Math.floor(day / 28) % 12))}${two(1 + (day % 28))}`
    const area = `${this.#districtCode.slice(0, 4)}${UNASSIGNED_COUNTY}`
    return completeIdentity(`${area}${birth}${String(order).padStart(3, '0')}`)
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
