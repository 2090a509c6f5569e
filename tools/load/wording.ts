/** What people write of a matter: the demo's phrases for it, and sentences as residents write them. */
import type { Matter } from '@onegrid/domain'
import type { CaseText } from '../../apps/server/src/modules/cases/index.ts'
import { phrases } from '../district/history/site.ts'
import { slots } from '../district/history/phrases/slots.ts'
import type { Random } from '../district/random.ts'
import { texts } from './sentences.ts'

export interface Wording {
  origin: string
  /** @param long as a resident writes; an officer is brief */
  of(matter: Matter | undefined, address: string, long: boolean, random: Random): CaseText
  solved(matter: string | undefined, address: string, random: Random): { text: string; persuaded: boolean }
  result(matter: string | undefined, address: string, random: Random): string
}

export function wording(): Wording {
  const sentences = texts()
  const byMatter = Map.groupBy(phrases, ({ matter }) => matter)
  const phraseOf = (matter: string | undefined, random: Random) => {
    const found = matter === undefined ? undefined : byMatter.get(matter)
    return found && random.pick(found)
  }
  return {
    origin: sentences.origin,
    of(matter, address, long, random) {
      const phrase = phraseOf(matter?.code, random)
      const fill = slots(random, address)
      const title = phrase ? fill(variant(phrase.title, random)) : `${matter?.name.zh ?? '反映问题'}：${houseOf(address)}`
      const seen = phrase ? `${fill(variant(phrase.seen, random))}。` : ''
      const said = sentences.body(chanceOf(random))
      const body = long || seen === '' ? said : brief(said)
      return { title: title.slice(0, TITLE_MOST), body: `${seen}${body}`, address }
    },
    solved(matter, address, random) {
      const phrase = phraseOf(matter, random)
      const text = phrase?.spot ? slots(random, address)(variant(phrase.spot, random)) : '当场处理完毕，已恢复原状'
      return { text, persuaded: phrase?.persuaded ?? false }
    },
    result(matter, address, random) {
      const phrase = phraseOf(matter, random)
      return phrase?.unit ? slots(random, address)(variant(phrase.unit, random)) : '已处置完毕，现场恢复'
    },
  }
}

/** A title is a line. */
const TITLE_MOST = 60

function variant(variants: string, random: Random): string {
  return random.pick(variants.split('|'))
}

/** 演江名邸20幢 of an address that begins with town and village. */
function houseOf(address: string): string {
  return /演.*$/.exec(address)?.[0] ?? address
}

/** One sentence of several. */
function brief(text: string): string {
  const [first = ''] = text.split(/[，。]/)
  return `${first}。`
}

function chanceOf(random: Random) {
  return {
    next: random.next, of: random.pick, below: (n: number) => Math.floor(random.next() * n), weighted: () => 0,
  }
}
