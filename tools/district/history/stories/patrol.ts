/** What officers settle on the spot: most of all that happens, mornings and evenings above all. Rule: decision 27. */
import type { Instant } from '@onegrid/domain'
import { fromChina, MINUTE } from '@onegrid/domain'
import { randomFor } from '../../random.ts'
import type { Random } from '../../random.ts'
import { Flow, foundOn } from '../flow.ts'
import type { Teller } from '../flow.ts'
import type { Phrase } from '../phrases/phrase.ts'
import { seats } from '../refs.ts'
import { phrases } from '../site.ts'
import { named } from '../story.ts'
import type { Pictures, Story } from '../story.ts'

/** Of the whole some two thirds. */
const COUNT = 106
/** The officer of the demo has his share; the others walk as much. */
const AT_HOME = 0.14
const DAY_OFF = 0.55
const RAIN = 0.5

type Part = 'early' | 'day' | 'late' | 'night'
/** Hours of a part of the day, and how much of all falls into it. */
const parts: Readonly<Record<Part, { from: string; minutes: number; weight: number }>> = {
  early: { from: '07:20', minutes: 110, weight: 0.3 },
  day: { from: '09:10', minutes: 460, weight: 0.45 },
  late: { from: '17:40', minutes: 190, weight: 0.2 },
  night: { from: '21:30', minutes: 75, weight: 0.05 },
}

export function patrol(teller: Teller, rainDay: string): Story[] {
  const random = randomFor(teller.seed, 'patrol')
  const bag = new Bag(phrases.filter(({ spot }) => spot !== undefined), random)
  return Array.from({ length: COUNT }, (_, i) => {
    const { at, part } = moment(teller, random, rainDay)
    return solved(teller, `patrol-${i + 1}`, bag.draw(part).matter, at, random)
  })
}

function solved(teller: Teller, name: string, matter: string, at: Instant, random: Random): Story {
  const { story } = new Flow(teller, name, { matter, where: random.chance(AT_HOME) ? 'home' : 'town' })
  const { site } = story
  const { evidence } = site.described
  const shows = evidence.some((kind) => kind === 'before' || kind === 'scene')
  const pictures: Pictures = {
    ...(shows && { before: [story.picture('before', at, random.int(4, 16))] }),
    ...(evidence.includes('after') && { after: [story.picture('after', at)] }),
  }
  const text = `${foundOn(site)}${site.text}${site.solved}。`
  const words = { as: 'selfHandle', text, way: site.persuaded ? 'persuaded' : 'solved' } as const
  // On a working morning the officer of the home grid takes turns with his colleague.
  const who = site.gridCode === teller.sites.home.code && random.chance(0.2) ? 'officer-part' : seats.grid
  story.report(at, who, { ...words, ...named(pictures) }, pictures)
  // Drawn for check, it is looked at again within the day.
  const checked = teller.moments.worked(at, random.int(90, 380))
  return story.act(checked, 'checker', 'check', { outcome: 'pass', note: '电话复核属实' }, { ifOwed: 'check' })
}

/** Days have their weight, and a day its hours; nothing of this happens at night, or after now. */
function moment({ moments }: Teller, random: Random, rainDay: string): { at: Instant; part: Part } {
  for (;;) {
    const date = random.pick(moments.dates)
    if (date === rainDay && random.chance(RAIN)) continue
    if (!moments.isWorkday(date) && random.chance(DAY_OFF)) continue
    const part = partOf(random.next())
    const at = fromChina(date, parts[part].from) + random.int(0, parts[part].minutes) * MINUTE
    if (at < moments.now - 5 * MINUTE && at > moments.begins) return { at, part }
  }
}

function partOf(draw: number): Part {
  let left = draw
  for (const [part, { weight }] of Object.entries(parts)) {
    left -= weight
    if (left < 0) return part as Part
  }
  return 'day'
}

/** Every matter comes before one comes twice. */
class Bag {
  readonly #all: readonly Phrase[]
  readonly #random: Random
  #left: Phrase[] = []

  constructor(all: readonly Phrase[], random: Random) {
    this.#all = all
    this.#random = random
  }

  draw(part: Part): Phrase {
    const fits = ({ hours }: Phrase): boolean =>
      hours === undefined ? part === 'day' || part === 'early' : hours === 'both' || hours === part
    if (!this.#left.some(fits)) this.#left.push(...this.#all)
    const chosen = this.#random.pick(this.#left.filter(fits))
    this.#left.splice(this.#left.indexOf(chosen), 1)
    return chosen
  }
}
