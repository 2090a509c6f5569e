/**
 * The plan's pictures, drawn and taken in beside the play: each is received at the moment of the step that names it,
 * whatever the play has come to.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable } from 'node:stream'
import type { Id, Instant } from '@onegrid/domain'
import type { Files } from '../../../apps/server/src/platform/files/index.ts'
import type { RequestContext } from '../../../apps/server/src/platform/http/index.ts'
import { Slots } from '../../../apps/server/src/platform/slots.ts'
import { drawPicture } from './pictures/draw.ts'
import type { Step } from './story.ts'

/** A clock that somebody else may read at another moment: what is done beside the play has its own. */
export class Hand {
  now: Instant
  readonly #own = new AsyncLocalStorage<Instant>()

  constructor(now: Instant) {
    this.now = now
  }

  readonly read = (): Instant => this.#own.getStore() ?? this.now

  at<T>(moment: Instant, work: () => Promise<T>): Promise<T> {
    return this.#own.run(moment, work)
  }
}

/** Drawing, decoding and writing overlap; more would only take memory. */
const AT_ONCE = 3

export class Album {
  readonly #ids = new Map<string, Promise<Id>>()
  readonly #slots = new Slots(AT_ONCE)
  #closed = false

  constructor(steps: readonly Step[], files: Files, hand: Hand, contextOf: (step: Step) => Promise<RequestContext>) {
    let serial = 0
    for (const step of steps) {
      for (const picture of step.pictures) {
        const nth = ++serial
        const kept = this.#slots.run(async () => {
          if (this.#closed) throw new Error('the album was closed')
          const bytes = Buffer.from(await drawPicture(picture, nth))
          const ctx = await contextOf(step)
          const sent = { stream: Readable.from([bytes]), declared: 'image/jpeg', length: bytes.length }
          return (await hand.at(step.at, () => files.store(ctx, { ...sent, name: `现场${nth}.jpg` }))).id
        })
        // Whoever needs it hears of it; one that nobody gets to must not end the process.
        kept.catch(() => {})
        this.#ids.set(picture.name, kept)
      }
    }
  }

  /** @throws Error where there is no such picture, or it could not be taken in */
  async id(name: string): Promise<Id> {
    const id = this.#ids.get(name)
    if (!id) throw new Error(`no picture ${name}`)
    return id
  }

  /** Nothing is begun any more; resolves when what was begun is over. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#ids.values())
  }
}
