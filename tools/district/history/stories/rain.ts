/** A rainy day: much at once, several reports of one thing, one report of several things. */
import type { Instant } from '@onegrid/domain'
import { Flow } from '../flow.ts'
import type { Opening, Teller } from '../flow.ts'
import { caseRef, childOf, seats } from '../refs.ts'
import type { Story } from '../story.ts'

export function rainStories(teller: Teller, date: string): Story[] {
  return new Rain(teller, date).stories()
}

class Rain {
  readonly #teller: Teller
  readonly #date: string

  constructor(teller: Teller, date: string) {
    this.#teller = teller
    this.#date = date
  }

  stories(): Story[] {
    const puddle = this.#hazard('rain-1', '09:06', { matter: '070203', where: 'home', who: 'officer' })
    const byResident = { source: 'resident', who: 'resident', where: 'home' } as const
    const cover = this.#hazard('rain-2', '10:21', { matter: '070101', ...byResident })
    return [
      puddle.story,
      this.#again('rain-1b', '09:14', 'rain-1', { matter: '070203', source: 'hotline', like: puddle.story.site }),
      this.#again('rain-1c', '09:31', 'rain-1', { matter: '070203', source: 'hotline', like: puddle.story.site }),
      cover.story,
      this.#again('rain-2b', '10:33', 'rain-2', { matter: '070101', source: 'hotline', like: cover.story.site }),
      this.#hazard('rain-3', '11:02', { matter: '070401' }).story,
      this.#river(), ...this.#several(),
    ]
  }

  #at(time: string, minutes = 0): Instant {
    return Date.parse(`${this.#date}T${time}:00+08:00`) + minutes * 60_000
  }

  /** Fenced within the hour, restored the same day. */
  #hazard(name: string, time: string, opening: Opening): Flow {
    const flow = new Flow(this.#teller, name, opening)
    const at = (minutes: number): Instant => this.#at(time, minutes)
    flow.report(at(0)).accept(at(6)).dispatch(at(9)).contact(at(30)).guard(at(flow.random.int(20, 45))).sign(at(16))
    const done = at(flow.random.int(110, 190))
    return flow.finish(done).check(flow.on(done, 25, 60)).confirm(flow.on(done, 90, 200))
  }

  /** The same thing by somebody else: it follows the first report of it. */
  #again(name: string, time: string, survivor: string, opening: Opening): Story {
    const flow = new Flow(this.#teller, name, opening)
    const merged = this.#at(time, 7)
    return flow.report(this.#at(time)).story.act(merged, seats.town, 'merge', { survivor: caseRef(survivor) })
  }

  /** A gauge speaks for itself: the rule sends its word to the water station at once. */
  #river(): Story {
    const flow = new Flow(this.#teller, 'rain-4', { matter: '090101', source: 'sensor', where: 'village' })
    const at = (minutes: number): Instant => this.#at('12:18', minutes)
    flow.report(at(0)).sign(at(4)).finish(at(48)).check(at(80)).confirm(at(95))
    return flow.story
  }

  /** One report, two things: the fallen branch is cleared, what it tore down is a case of its own. */
  #several(): Story[] {
    const flow = new Flow(this.#teller, 'rain-5', { matter: '070401', where: 'home', who: 'officer-part' })
    const at = (minutes: number): Instant => this.#at('16:05', minutes)
    flow.report(at(0)).accept(at(8)).guard(at(20)).dispatch(at(11)).sign(at(18))
    const parts = [{ matter: '070303', text: '树枝砸歪的限高牌需扶正加固' }]
    flow.story.act(at(40), seats.town, 'split', { parts })
    flow.finish(at(130)).check(flow.on(at(130), 50)).confirm(flow.on(at(130), 120))
    const child = new Flow(this.#teller, childOf('rain-5'), { matter: '070303', like: flow.story.site })
    const sent = child.on(at(40), 12)
    const done = child.on(sent, 200)
    child.dispatch(sent).sign(child.on(sent, 25)).finish(done).check(child.on(done, 60)).confirm(child.on(done, 160))
    return [flow.story, child.story]
  }
}
