/** Residents report: each message at its moment, in a grid of the district, with what the catalogue proposes. */
import { findWhoseJob } from '@onegrid/contract'
import type { Place } from '@onegrid/domain'
import { randomFor } from '../district/random.ts'
import { spotIn } from '../play/town.ts'
import { residentReported } from './agents/beside.ts'
import type { GridGround } from './directory.ts'
import { Spots } from './likeness.ts'
import type { Message } from './messages.ts'
import type { Rota } from './rota.ts'
import type { Dated } from './timeline.ts'
import type { World } from './world.ts'

interface Spot {
  grid: GridGround
  place: Place
}

export class Reporter {
  readonly #world: World
  readonly #rota: Rota
  readonly #spots = new Spots<Spot>()
  /** Events that came of messages. */
  reported = 0

  constructor(world: World, rota: Rota) {
    this.#world = world
    this.#rota = rota
  }

  /** Puts all on the agenda; words of one spot are settled in the order of time, whatever runs at once later. */
  plan(dated: readonly Dated[]): void {
    for (const { message, at } of dated) {
      const spot = this.#spots.placeOf(message.subject, () => this.#newSpot(message.row))
      const key = `message ${message.row}`
      const run = () => this.#world.attempt(key, () => this.#report(message, spot))
      this.#world.agenda.push({ at, key, idle: false, run })
    }
  }

  #newSpot(row: number): Spot {
    const { seed, directory } = this.#world.options
    const grid = randomFor(seed, 'grid', row).pick(directory.grids)
    return { grid, place: spotIn(grid.parts, `${seed} ${row}`) }
  }

  async #report(message: Message, { grid, place }: Spot): Promise<undefined> {
    const world = this.#world
    const resident = await world.as('resident')
    await this.#rota.cover(world.options.directory.rotaUnitsOf([grid.id, grid.villageId]), world.now)
    const { items } = await resident.call(findWhoseJob, { query: { q: message.subject, ...place } })
    const matter = items[0]?.code
    const { detail: text } = message
    const answer = await resident.report({
      source: 'resident', title: message.subject, point: place, ...(text && { text }), ...(matter && { matter }),
    })
    this.reported++
    const { id, state } = answer.case
    const { row } = message
    const tracked = { caseId: id, row, place, state, isOpen: true, wrongUnits: new Set<string>(), failures: 0 }
    world.cases.set(id, tracked)
    world.heard(answer)
    residentReported(world, tracked)
  }
}
