/** The story of one event as steps: who does what when, in the words of the forms. */
import type { ReportBody } from '@onegrid/contract'
import type { Instant, Place, TaskKind } from '@onegrid/domain'
import { MINUTE } from '@onegrid/domain'
import type { EventWire, OrderWire } from '../../play/wire.ts'
import type { Stage } from './pictures/scenes.ts'
import type { DrawnPicture } from './pictures/draw.ts'
import { pictureRef } from './refs.ts'
import type { Who } from './refs.ts'
import type { Site } from './site.ts'

export interface PlannedPicture extends DrawnPicture {
  name: string
}

export type Deed =
  | { does: 'report'; body: Omit<ReportBody, 'id'> }
  | { does: 'act'; action: string; input: Readonly<Record<string, unknown>>; task?: string; occurredAt?: Instant }
  /** Upon the newest order about the event. */
  | { does: 'order'; action: string; input: Readonly<Record<string, unknown>> }
  | { does: 'issue'; input: Readonly<Record<string, unknown>> }

export interface Step {
  at: Instant
  story: string
  gridCode: string
  who: Who
  deed: Deed
  pictures: readonly PlannedPicture[]
  /** Done only where the case owes such a step: the draw for check is the product's. */
  ifOwed?: TaskKind
}

export interface Acting {
  task?: string
  ifOwed?: TaskKind
  occurredAt?: Instant
  pictures?: readonly PlannedPicture[]
}

/** Collects the steps of one event; each method answers the story, so that a story reads as one. */
export class Story {
  readonly name: string
  readonly site: Site
  readonly steps: Step[] = []
  #pictures = 0

  constructor(name: string, site: Site) {
    this.name = name
    this.site = site
  }

  /** A picture of the place that somebody takes some minutes before a step. */
  picture(stage: Stage, at: Instant, minutesBefore = 1): PlannedPicture {
    const { scene, tone, place } = this.site
    const name = `${this.name} ${++this.#pictures}`
    return { name, scene, stage, tone, place: nearby(place, this.#pictures), takenAt: at - minutesBefore * MINUTE }
  }

  report(at: Instant, who: Who, body: Partial<Omit<ReportBody, 'id'>>, pictures: Pictures = {}): this {
    const { title, text, address, place, matter } = this.site
    const taken = Object.values(pictures).flat()
    const words = { title, text, address, point: place, matter }
    const deed: Deed = { does: 'report', body: { ...words, ...body, ...named(pictures) } }
    return this.#add({ ...this.#at(at), who, deed, pictures: taken })
  }

  act<A extends keyof EventWire>(at: Instant, who: Who, action: A, input: EventWire[A], acting: Acting = {}): this {
    const { pictures = [], ifOwed, ...more } = acting
    const deed: Deed = { does: 'act', action, input: { ...input }, ...more }
    return this.#add({ ...this.#at(at), who, deed, pictures, ...(ifOwed && { ifOwed }) })
  }

  order<A extends keyof OrderWire>(at: Instant, who: Who, action: A, input: OrderWire[A]): this {
    return this.#add({ ...this.#at(at), who, deed: { does: 'order', action, input: { ...input } }, pictures: [] })
  }

  issue(at: Instant, who: Who, input: Partial<OrderWire['issue']>): this {
    return this.#add({ ...this.#at(at), who, deed: { does: 'issue', input }, pictures: [] })
  }

  #at(at: Instant): Pick<Step, 'at' | 'story' | 'gridCode'> {
    return { at, story: this.name, gridCode: this.site.gridCode }
  }

  #add(step: Step): this {
    this.steps.push(step)
    return this
  }
}

/** By the field of the form that names them. */
export type Pictures = Partial<Record<'before' | 'after' | 'files' | 'guard', readonly PlannedPicture[]>>

/** The pictures as a form names them. */
export function named(pictures: Pictures): Partial<Record<keyof Pictures, string[]>> {
  const shown = Object.entries(pictures).filter(([, list]) => list.length > 0)
  return Object.fromEntries(shown.map(([field, list]) => [field, list.map(({ name }) => pictureRef(name))]))
}

/** A phone's fix is some metres off. */
function nearby({ lon, lat }: Place, nth: number): Place {
  const angle = nth * 2.4
  return { lon: lon + 0.00006 * Math.cos(angle), lat: lat + 0.00005 * Math.sin(angle) }
}
