/** The ordinary way of an event, step by step, as people of a town walk it. */
import type { Instant, Limit, Matter, Policy, Source } from '@onegrid/domain'
import { chinaTime, MINUTE } from '@onegrid/domain'
import { randomFor } from '../random.ts'
import type { Random } from '../random.ts'
import type { Moments } from './moments.ts'
import { seats, unitRef } from './refs.ts'
import type { Who } from './refs.ts'
import type { Site, Sites, Where } from './site.ts'
import { named, Story } from './story.ts'
import type { Pictures } from './story.ts'

export interface Teller {
  moments: Moments
  sites: Sites
  limits: Policy['limits']
  seed: string
}

export interface Opening {
  matter: string
  source?: Source
  where?: Where
  /** Whoever reports, if not whoever acts for the grid, calls or comes by. */
  who?: Who
  /** The same spot as another's. */
  like?: Site
  /** Leaves it to the desk to say what it is. */
  unnamed?: true
}

/** How far an event has come when its phase begins; `handle` begins with the dispatch. */
export type Begun = 'accept' | 'verify' | 'dispatch' | 'handle' | 'check' | 'confirm'
export type Colour = 'green' | 'yellow' | 'red'

/** An event with everything that is done to it in the ordinary way. */
export class Flow {
  readonly story: Story
  readonly random: Random
  readonly source: Source
  readonly #teller: Teller
  readonly #opening: Opening
  #shown = false

  constructor(teller: Teller, name: string, opening: Opening) {
    this.#teller = teller
    this.#opening = opening
    this.random = randomFor(teller.seed, 'flow', name)
    this.source = opening.source ?? 'officer'
    this.story = new Story(name, teller.sites.choose(name, opening.matter, opening.where, opening.like))
  }

  get matter(): Matter {
    return this.story.site.described
  }

  /** Limits of hours by day and night: nobody waits for the morning. */
  get isPressing(): boolean {
    return this.matter.limit.unit === 'urgent_hour'
  }

  /** Somebody of the unit that leads by the catalogue. */
  get unit(): Who {
    return unitSeat(this.matter.leadFunction)
  }

  get desk(): Who {
    if (this.source === 'leader') return seats.district
    return isVillageFirst(this.matter.code) ? seats.village : seats.town
  }

  /** Of the clock that a phase begins, by the policy that a district begins with. */
  limitOf(phase: Begun): Limit {
    const { limits } = this.#teller
    if (phase === 'handle') return this.matter.limit
    return phase === 'verify' || phase === 'confirm' ? limits[phase] : limits[phase][this.matter.level]
  }

  /** So many minutes on, of working time where it does not press. */
  on(at: Instant, from: number, to = from): Instant {
    const minutes = this.random.int(from, to)
    return this.isPressing ? at + minutes * MINUTE : this.#teller.moments.worked(at, minutes)
  }

  back(at: Instant, from: number, to = from): Instant {
    const minutes = this.random.int(from, to)
    return this.isPressing ? at - minutes * MINUTE : this.#teller.moments.worked(at, -minutes)
  }

  /**
   * When a phase must have begun to show a light now. Where these days have no such moment (a day off in between), the
   * next worse light that brings no order with it, else a fresh one.
   *
   * @param ago at least so many minutes, for what has happened since
   * @param late by at least so many minutes of working time, where it is red
   */
  beginning(colour: Colour, phase: Begun, { limit = this.limitOf(phase), ago = 3, late = 0 } = {}): Instant {
    const { moments } = this.#teller
    const isLate = (at: Instant): boolean => late === 0 || moments.worked(moments.dueAt(at, limit), late) < moments.now
    const inTime = (at: Instant): boolean =>
      at < moments.now - ago * MINUTE && at > moments.begins + EARLIEST && isLate(at)
    const anyHour = this.isPressing || phase === 'accept'
    const usual = (at: Instant): boolean => (anyHour ? isAwake(at) : moments.isWorking(at))
    const bringsNone = phase === 'confirm' || phase === 'verify'
    const wanted: Colour[] = colour === 'yellow' && bringsNone ? ['yellow', 'red'] : [colour]
    for (const suits of [(at: Instant) => inTime(at) && usual(at), inTime]) {
      for (const one of wanted) {
        const found = moments.beginning(one, limit, this.random, suits)
        if (found !== undefined) return found
      }
    }
    return this.back(moments.now, 70 + ago, 110 + ago)
  }

  report(at: Instant): this {
    const { story, source } = this
    const { unnamed, who } = this.#opening
    const { title, text } = story.site
    const more = unnamed && { matter: undefined }
    if (source === 'officer') {
      story.report(at, who ?? seats.grid, { text: `${foundOn(story.site)}${text}`, ...more }, this.#before(at))
    } else if (source === 'sensor') {
      story.report(at, 'hotline', { source, externalNumber: `WL-${this.#serial(6)}`, text, ...more })
    } else if (source === 'hotline') {
      const externalNumber = `12345-${this.#serial(8)}`
      const reporter = callerOf(this.random)
      const told = `来电人反映${title}，${text}`
      story.report(at, 'hotline', { source, reporter, externalNumber, text: told, ...more })
    } else if (source === 'leader') {
      story.report(at, 'leader', { source, text: `走访时看到，${text}请核实办理。`, ...more })
    } else if (who === 'resident') {
      const wish = this.random.pick(['请尽快处理。', '麻烦派人看看。', '希望早点解决。'])
      const asked = this.matter.code.startsWith('08') ? '麻烦帮忙。' : wish
      story.report(at, who, { source, text: `${text}${asked}`, ...more }, this.#before(at))
    } else {
      const came = this.#teller.moments.isWorking(at) ? '来访人反映，' : '来电反映，'
      const reporter = callerOf(this.random)
      story.report(at, seats.town, { source: 'resident', reporter, text: `${came}${text}`, ...more })
    }
    return this
  }

  accept(at: Instant, who: Who = this.desk): this {
    const waiver = this.random.pick(['已电话核实', '说得清楚，无需再核', '网格员在附近，已口头核实', '一小时内两人反映，先行受理'])
    const unseen = this.matter.needsVerify && this.source !== 'officer'
    this.story.act(at, who, 'accept', {
      ...(unseen && { waiver }), ...(this.#opening.unnamed && { matter: this.#opening.matter }),
    })
    return this
  }

  /** The word that whoever reported waits for. */
  contact(at: Instant, who: Who = this.desk): this {
    if (this.source === 'hotline' || this.source === 'resident') {
      this.story.act(at, who, 'contact', { outcome: 'reached', note: '已告知受理情况' }, { ifOwed: 'contact' })
    }
    return this
  }

  dispatch(at: Instant, lead = this.matter.leadFunction, who: Who = this.desk): this {
    this.story.act(at, who, 'dispatch', { lead: unitRef(lead) })
    return this
  }

  sign(at: Instant, who = this.unit): this {
    this.story.act(at, who, 'sign', {})
    return this
  }

  guard(at: Instant, who: Who = seats.grid): this {
    const taken = [this.story.picture('guard', at)]
    const { guard = [] } = named({ guard: taken })
    this.story.act(at, who, 'guard', { guard, point: this.story.site.place }, { pictures: taken })
    return this
  }

  finish(at: Instant, who = this.unit): this {
    const before = this.matter.evidence.includes('before') && !this.#shown ? [this.story.picture('before', at, 20)] : []
    const after = [this.story.picture('after', at)]
    this.#shown = true
    const { result } = this.story.site
    this.story.act(at, who, 'finish', { result, ...named({ before, after }) }, { pictures: [...before, ...after] })
    return this
  }

  check(at: Instant, who: Who = 'checker'): this {
    this.story.act(at, who, 'check', { outcome: 'pass', ...(this.random.chance(0.3) && { note: '现场复看，已恢复' }) })
    return this
  }

  confirm(at: Instant): this {
    const note = this.random.pick(['电话回访，反映人满意', '现场看过，已解决', '回访接通，认可结果'])
    const input = this.source === 'sensor' ? { readingNormal: true } : this.source === 'officer' ? {} : { note }
    this.story.act(at, ownerSeat('confirm'), 'confirm', input)
    return this
  }

  /** All that comes before a phase, and the act that begins it at that moment. */
  upTo(phase: Begun, at: Instant): this {
    if (phase === 'accept') return this.report(at)
    if (phase === 'verify') {
      this.report(this.back(at, 8, 30)).story.act(at, this.desk, 'requestVerify', { note: '请到现场核实' })
      return this
    }
    if (phase === 'dispatch') return this.report(this.back(at, 6, 35)).accept(at)
    if (phase === 'handle') return this.upTo('dispatch', this.back(at, 4, 20)).dispatch(at).contact(this.on(at, 3, 30))
    if (phase === 'check') {
      const signed = this.back(at, 15, this.#most(0.4))
      return this.upTo('handle', this.back(signed, 4, this.#most(0.1))).sign(signed).finish(at)
    }
    return this.upTo('check', this.back(at, 20, 120)).check(at)
  }

  /** A share of the limit in minutes, so that what is to be in time is. */
  #most(share: number): number {
    const { value, unit } = this.matter.limit
    const hours = unit === 'work_day' || unit === 'natural_day' ? value * 7 : value
    return Math.max(20, Math.min(300, Math.round(hours * 60 * share)))
  }

  #before(at: Instant): Pictures {
    if (!this.matter.evidence.some((kind) => kind === 'before' || kind === 'scene')) return {}
    this.#shown = true
    const second = this.random.chance(0.2) ? [this.story.picture('before', at, 3)] : []
    return { before: [this.story.picture('before', at, 2), ...second] }
  }

  #serial(figures: number): string {
    return String(this.random.int(10 ** (figures - 1), 10 ** figures - 1))
  }
}

/** Whoever of a unit takes it. */
export const unitSeat = (unitFunction: string): Who => `@unit ${unitFunction}`
/** Whoever owes a step of the case. */
export const ownerSeat = (kind: string): Who => `@owner ${kind}`

/** How an officer came upon it. */
export function foundOn({ matter, address }: Site): string {
  return ['01', '02', '08', '10'].includes(matter.slice(0, 2)) ? `走访到${address}，` : `巡查到${address}，`
}

/** Neighbours, errands and village affairs go to the village first, by the rule that the town has published. */
export const VILLAGE_MATTERS: readonly string[] = ['0101', '0801', '080301', '1001']

function isVillageFirst(matter: string): boolean {
  return VILLAGE_MATTERS.some((prefix) => matter.startsWith(prefix))
}

/** Nothing lies before the first morning. */
const EARLIEST = 8 * 60 * MINUTE

function isAwake(at: Instant): boolean {
  const time = chinaTime(at)
  return time >= '06:40' && time < '21:40'
}

/** Surname 演, and a number of a block that is never given out. */
function callerOf(random: Random): { name: string; phone: string } {
  const given = random.pick(Array.from('梅兰松柏桂枫荷竹溪河湖泉岚晴朗清和康宁'))
  return { name: `演${given}`, phone: `1380000${String(random.int(0, 9999)).padStart(4, '0')}` }
}
