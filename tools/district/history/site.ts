/** Where and what: a matter that happens at a place, in words that nobody has used yet. */
import type { Matter, Place } from '@onegrid/domain'
import { partsOf } from '../../../apps/server/src/modules/areas/index.ts'
import { spotIn } from '../../play/town.ts'
import type { GeneratedDistrict, GeneratedGrid } from '../generate.ts'
import { randomFor } from '../random.ts'
import type { Random } from '../random.ts'
import { addressesOf } from '../roads.ts'
import type { Addresses } from '../roads.ts'
import type { SceneName } from './pictures/scenes.ts'
import { city } from './phrases/city.ts'
import { ground } from './phrases/ground.ts'
import { people } from './phrases/people.ts'
import type { Phrase } from './phrases/phrase.ts'
import { safety } from './phrases/safety.ts'
import { roadOf, slots } from './phrases/slots.ts'

export interface Site {
  matter: string
  /** What the catalogue says of it. */
  described: Matter
  gridCode: string
  place: Place
  address: string
  title: string
  text: string
  /** How it was settled, by the officer and by the unit. */
  solved: string
  result: string
  persuaded: boolean
  scene: SceneName
  tone: number
}

export const phrases: readonly Phrase[] = [...city, ...safety, ...ground, ...people]

export class Sites {
  readonly grids: readonly GeneratedGrid[]
  /** The grid of the story, where the demo's officer works. */
  readonly home: GeneratedGrid
  readonly #matters: ReadonlyMap<string, Matter>
  readonly #addresses: Addresses
  readonly #seed: string
  readonly #used = new Map<string, number>()
  readonly #titles = new Set<string>()

  constructor(made: GeneratedDistrict, homeCode: string, matters: readonly Matter[]) {
    this.grids = made.grids.filter(({ townCode }) => townCode === made.mainTown)
    const home = this.grids.find(({ code }) => code === homeCode)
    if (!home) throw new RangeError(`no grid ${homeCode} in the town`)
    this.home = home
    this.#matters = new Map(matters.map((matter) => [matter.code, matter]))
    this.#addresses = addressesOf(made.roads.filter(({ townCode }) => townCode === made.mainTown))
    this.#seed = made.district.code
  }

  /** @param where `home`, `village` (around the home), or anywhere in the town */
  choose(name: string, matter: string, where: Where = 'town', at?: Site): Site {
    const random = randomFor(this.#seed, 'site', name)
    const phrase = phrases.find((one) => one.matter === matter)
    const described = this.#matters.get(matter)
    if (!phrase || !described) throw new RangeError(`nobody has words for ${matter}`)
    const grid = at ? this.#gridOf(at.gridCode) : this.#grid(where, random)
    const place = at?.place ?? spotIn(partsOf(grid.polygon), `${this.#seed} ${name}`)
    const address = at?.address ?? this.#addresses.at([place.lon, place.lat])
    const nth = this.#used.get(matter) ?? 0
    this.#used.set(matter, nth + 1)
    const fill = slots(random, address)
    const words = (variants: string | undefined): string => fill(nthOf(variants ?? '', nth))
    const result = words(phrase.unit)
    const title = this.#fresh(() => words(phrase.title), address)
    return {
      matter, described, gridCode: grid.code, place: rounded(place), address, title,
      text: `${words(phrase.seen)}。`, solved: words(phrase.spot), result: result && `${result}${random.pick(endings)}`,
      persuaded: phrase.persuaded ?? false, scene: phrase.scene, tone: random.next(),
    }
  }

  /** A title that no other event has. */
  #fresh(title: () => string, address: string): string {
    const house = address.replace('附近', '')
    const road = roadOf(address)
    for (let tries = 0; tries < TRIES; tries++) {
      const said = title()
      const found = tries + 1 < TRIES ? said : `${house}${said.startsWith(road) ? said.slice(road.length) : said}`
      if (this.#titles.has(found)) continue
      this.#titles.add(found)
      return found
    }
    return title()
  }

  #grid(where: Where, random: Random): GeneratedGrid {
    if (where === 'home') return this.home
    const village = this.grids.filter(({ parentCode }) => parentCode === this.home.parentCode)
    return random.pick(where === 'village' ? village : this.grids)
  }

  #gridOf(code: string): GeneratedGrid {
    return this.grids.find((grid) => grid.code === code) ?? this.home
  }
}

const TRIES = 8
/** How a unit ends its report. */
const endings = ['', '', '，已拍照存档', '，周边一并查看', '，已告知反映人', '，现场已复看']

export type Where = 'home' | 'village' | 'town'

/** Every variant once before one comes again; titles, details and results go round in different steps. */
function nthOf(variants: string, nth: number): string {
  const list = variants.split('|')
  return list[nth % list.length] ?? ''
}

function rounded({ lon, lat }: Place): Place {
  return { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) }
}
