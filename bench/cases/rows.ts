/** One plausible case with its tasks and text, as rows of 0005. No trail: the benchmarks of reading need none. */
import { tileKey } from '../../packages/domain/src/geo/morton.ts'
import type { CopyValue } from '../../tools/load/copy-line.ts'
import { cumulative, uuidAt } from './random.ts'
import type { Chance } from './random.ts'
import type { Texts } from '../../tools/load/sentences.ts'
import * as world from './world.ts'

export interface CaseRows { file: CopyValue[]; tasks: CopyValue[][]; text: CopyValue[] }

export const fileColumns = `district_id, id, kind, number, state, is_open, version, head_hash, round, policy_no, matter,
  level, source, lon, lat, tile_key, grid_id, village_id, town_id, day_grid_id, day_village_id, day_town_id, desk_id,
  lead_unit_id, reporter_id, owner_kind, owner_id, phase, due_at, yellow_at, is_paused, opened_at, closed_at,
  updated_at, body`
export const taskColumns = `district_id, id, case_id, kind, state, is_open, version, round, desk_id, unit_id, person_id,
  phase, due_at, yellow_at, is_paused, opened_at, closed_at, body`
export const textColumns = 'district_id, case_id, ref, title, body, address, salt, opened_at'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Share that is still open by age in days: about 1.4 % of a year and a quarter. */
const openByAge: readonly [days: number, share: number][] = [[1, 0.8], [3, 0.5], [7, 0.3], [30, 0.1], [90, 0.01]]
const openAtLast = 0.0005

const openStates = ['submitted', 'accepted', 'dispatched', 'handling', 'handled', 'await_confirm', 'suspended',
  'verifying', 'ruling', 'reopened'] as const
const openWeights = cumulative([15, 8, 20, 35, 8, 8, 4, 1, 0.5, 0.5])
const pastWeights = cumulative([700, 270, 8, 9, 7, 3])
const sourceWeights = cumulative([52, 20, 22, 3, 1.5, 0.5, 1])

export function caseRows(openedAt: number, number: string, random: Chance, texts: Texts): CaseRows {
  const grid = random.weighted(world.gridWeights)
  const village = world.villageOfGrid(grid)
  const town = world.townOfVillage(village)
  const matter = world.matters[random.weighted(world.matterWeights)] as world.Matter
  const unit = world.unitOf(town, matter.lead)
  const age = (world.NOW - openedAt) / DAY
  const isOpen = random.next() < (openByAge.find(([days]) => age < days)?.[1] ?? openAtLast)
  const state = isOpen ? openStates[random.weighted(openWeights)] : world.pastStates[random.weighted(pastWeights)]
  const source = state === 'filed' ? 'officer' : world.sources[random.weighted(sourceWeights)]
  const place = random.next() < 0.97 ? world.placeOf(grid, random.next(), random.next()) : undefined
  const id = uuidAt(openedAt, random)
  const closedAt = isOpen ? null : Math.min(world.NOW, openedAt + random.next() * matter.limitMs)
  const dueAt = isOpen ? world.NOW + (random.next() - 0.12) * matter.limitMs : undefined
  const clock = dueAt === undefined ? noClock : clockOf(dueAt, matter.limitMs, state === 'suspended')
  const updatedAt = closedAt ?? openedAt + random.next() * (world.NOW - openedAt)
  const areas = [world.grids[grid], world.villages[village], world.towns[town]]
  const desk = random.next() < 0.25 ? world.villageDesks[village] : world.townDesks[town]
  const level = random.next() < 0.03 ? 1 + random.below(4) : matter.level

  const tasks = new TaskMaker(id, openedAt, closedAt, clock, random)
  if (state === 'filed') noTasks()
  else if (isOpen) openTasks(tasks, state ?? '', { desk, unit, grid, random })
  else pastTasks(tasks, { desk, unit, grid, random })

  const owner = tasks.owner
  return {
    file: [
      world.DISTRICT, id, 'event', number, state, isOpen, 3, emptyHash, 1, 1, matter.code, level, source, place?.lon,
      place?.lat, place && tileKey(place.lon, place.lat), ...areas, ...areas, desk,
      state === 'submitted' || state === 'filed' ? null : world.units[unit],
      source === 'resident' ? random.of(world.residents) : source === 'officer' ? officerOf(grid, random) : null,
      owner?.kind, owner?.id, owner?.phase, clock.due, clock.yellow, clock.paused, new Date(openedAt),
      closedAt === null ? null : new Date(closedAt), new Date(updatedAt), {},
    ],
    tasks: tasks.rows,
    text: [
      world.DISTRICT, id, id, texts.title(random, matter.name), texts.body(random),
      texts.address(random, town, village), emptyHash,
      new Date(openedAt),
    ],
  }
}

const emptyHash = Buffer.alloc(0)
const noClock = { due: null, yellow: null, paused: false }
type ClockColumns = { due: Date | null; yellow: Date | null; paused: boolean }
type Parties = { desk: string | undefined; unit: number; grid: number; random: Chance }

function noTasks() {}

function clockOf(dueAt: number, limitMs: number, paused: boolean): ClockColumns {
  return { due: new Date(dueAt), yellow: new Date(dueAt - 0.2 * limitMs), paused }
}

function officerOf(grid: number, random: Chance) {
  return world.officers[grid * 4 + random.below(4)]
}

function openTasks(tasks: TaskMaker, state: string, { desk, unit, grid, random }: Parties) {
  const handler = world.handlers[unit * 10 + random.below(10)]
  const lead = { unit: world.units[unit] }
  if (state === 'submitted') return tasks.open('accept', 'waiting', 'accept', { desk })
  tasks.done('accept', { desk })
  if (state === 'verifying') return tasks.open('verify', 'waiting', 'verify', { person: officerOf(grid, random) })
  if (state === 'accepted' || state === 'reopened') return tasks.open('dispatch', 'waiting', 'dispatch', { desk })
  tasks.done('dispatch', { desk })
  if (state === 'ruling') return tasks.open('ruling', 'waiting', 'ruling', { desk: world.districtDesk })
  if (state === 'dispatched') return tasks.open('lead', 'waiting', 'sign', lead)
  if (random.next() < 0.15) tasks.open('assist', 'working', 'handle', { unit: otherUnit(unit, random) })
  if (state === 'handling' || state === 'suspended') {
    return tasks.open('lead', 'working', 'handle', random.next() < 0.6 ? { ...lead, person: handler } : lead)
  }
  tasks.done('lead', { ...lead, person: handler })
  if (state === 'handled') return tasks.open('check', 'waiting', 'check', { person: random.of(world.checkers) })
  tasks.open('confirm', 'waiting', 'confirm', { person: officerOf(grid, random) })
}

function pastTasks(tasks: TaskMaker, { desk, unit, grid, random }: Parties) {
  tasks.done('accept', { desk })
  tasks.done('dispatch', { desk })
  tasks.done('lead', { unit: world.units[unit], person: world.handlers[unit * 10 + random.below(10)] })
  if (random.next() < 0.15) tasks.done('assist', { unit: otherUnit(unit, random) })
  tasks.done('check', { person: random.of(world.checkers) })
  tasks.done('confirm', { person: officerOf(grid, random) })
}

function otherUnit(unit: number, random: Chance) {
  return world.units[unit - (unit % 22) + random.below(22)]
}

interface Owner { desk?: string | undefined; unit?: string | undefined; person?: string | undefined }

class TaskMaker {
  readonly rows: CopyValue[][] = []
  owner: { kind: string; id: string | undefined; phase: string } | undefined
  readonly #caseId: string
  readonly #openedAt: number
  readonly #endedAt: number
  readonly #clock: ClockColumns
  readonly #random: Chance

  constructor(caseId: string, openedAt: number, endedAt: number | null, clock: ClockColumns, random: Chance) {
    this.#caseId = caseId
    this.#openedAt = openedAt
    this.#endedAt = endedAt ?? world.NOW
    this.#clock = clock
    this.#random = random
  }

  open(kind: string, state: string, phase: string, owner: Owner) {
    this.owner ??= {
      kind: owner.person ? 'person' : owner.unit ? 'unit' : 'desk', id: owner.person ?? owner.unit ?? owner.desk, phase,
    }
    this.#row(kind, state, true, phase, owner, this.#clock)
  }

  done(kind: string, owner: Owner) {
    this.#row(kind, 'done', false, null, owner, noClock)
  }

  #row(kind: string, state: string, isOpen: boolean, phase: string | null, owner: Owner, clock: ClockColumns) {
    const opened = this.#openedAt + this.#random.next() * (this.#endedAt - this.#openedAt)
    this.rows.push([
      world.DISTRICT, uuidAt(opened, this.#random), this.#caseId, kind, state, isOpen, 1, 1, owner.desk, owner.unit,
      owner.person, phase, clock.due, clock.yellow, clock.paused, new Date(opened),
      isOpen ? null : new Date(this.#endedAt), {},
    ])
  }
}
