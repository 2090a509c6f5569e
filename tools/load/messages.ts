/** What each line told whom: the inboxes and the SMS of a year, as the follower `messages` would have written them. */
import { canonicalVersion } from '@onegrid/domain'
import type { CanonicalLine, Id, Instant } from '@onegrid/domain'
import type { Scene } from '../../apps/server/src/modules/events/index.ts'
import { addressed, draftsOf, isToldBy } from '../../apps/server/src/modules/messaging/drafts.ts'
import type { Draft } from '../../apps/server/src/modules/messaging/drafts.ts'
import { startingRule } from '../../apps/server/src/modules/messaging/follower.ts'
import { write } from '../../apps/server/src/modules/messaging/write.ts'
import type { Brief, Written } from '../../apps/server/src/modules/messaging/write.ts'
import type { Random } from '../district/random.ts'
import { moment } from './copy-line.ts'
import type { FedLine } from './fed.ts'
import type { Ids } from './ids.ts'
import type { Life } from './life.ts'
import type { Rows } from './rows.ts'

export interface MessagesParts {
  districtId: number
  rows: Rows
  ids: Ids
  sceneAt: (at: Instant) => Scene
  until: Instant
  /** When people read what they were told. */
  random: Random
}

const HOUR = 3_600_000
/** Nobody leaves what he was told unread for longer. */
const UNREAD_HOURS = 20
/** Lines that are kept of each case. */
const TOLD_LINES = 4
/** A gateway takes so long. */
const SENDING_MS = 2_000

export class Messages {
  readonly #parts: MessagesParts
  /** Who has been told by the line that is read now: what has been told is not told again. */
  readonly #told = new Set<string>()

  constructor(parts: MessagesParts) {
    this.#parts = parts
  }

  /** In the order of the feed, each line once. */
  tell({ line: draft, caseId, seq }: FedLine, life: Life): void {
    const { districtId, sceneAt } = this.#parts
    // The lines of an officer's own act concern nobody else, and there are more of them than of all others.
    if (life.state.state === 'filed' && life.state.tasks.length === 0) return
    const line: CanonicalLine = { v: canonicalVersion, district: districtId, case: caseId, seq, actionId: '', ...draft }
    const drafts = draftsOf(line)
    if (drafts.length === 0) return
    // A reminder comes right upon the act that began its clock: no earlier line can have said it.
    life.told = [...life.told.slice(1 - TOLD_LINES), line]
    this.#told.clear()
    const scene = sceneAt(line.at)
    for (const one of drafts.flatMap((some) => addressedTo(some, life))) {
      if (isSaid(one, life, scene)) continue
      const about = one.key === 'closed' ? [life, ...life.followers] : [life]
      for (const told of about) this.#write(scene, line, one, told)
    }
  }

  #write(scene: Scene, line: CanonicalLine, draft: Draft, life: Life): void {
    const { reporterId } = life.state
    const reporters = [
      ...(reporterId ? [{ accountId: reporterId }] : []), ...(life.subjectId ? [{ subjectId: life.subjectId }] : []),
    ]
    this.#keep(write(scene, briefOf(life), line, draft, reporters, () => this.#parts.ids.at(line.at)))
  }

  #keep({ messages, deliveries }: Written): void {
    const { districtId, rows } = this.#parts
    for (const { id, accountId, key, caseId, kind, title, body, isGrave, cause, createdAt } of messages) {
      if (!this.#isNew(`${accountId} ${cause}`)) continue
      const readAt = this.#readAt(createdAt)
      rows.add('message', [
        districtId, id, accountId, key, caseId, kind, title, body, isGrave, cause, moment(createdAt),
        readAt === undefined ? null : moment(readAt),
      ])
    }
    for (const { id, channel, accountId, subjectId, body, cause, notBefore, createdAt } of deliveries) {
      if (!this.#isNew(`${channel} ${accountId ?? subjectId} ${cause}`)) continue
      const sent = notBefore < this.#parts.until
      rows.add('delivery', [
        districtId, id, channel, accountId, subjectId, body, cause, sent ? 'sent' : 'waiting', moment(notBefore),
        moment(createdAt), sent ? moment(notBefore + SENDING_MS) : null, sent ? 1 : 0,
      ])
    }
  }

  #isNew(key: string): boolean {
    const size = this.#told.size
    return this.#told.add(key).size > size
  }

  #readAt(createdAt: Instant): Instant | undefined {
    const { until, random } = this.#parts
    const after = Math.floor((0.02 + UNREAD_HOURS * random.next() ** 3) * HOUR)
    const readAt = createdAt + after
    return readAt < until ? readAt : undefined
  }
}

function addressedTo(draft: Draft, { state }: Life): Draft[] {
  return 'whoOwes' in draft.to ? addressed(draft, state) : [draft]
}

/** A reminder that comes with its clock's beginning says nothing that the act has not said. */
function isSaid(draft: Draft, { told }: Life, { policy }: Scene): boolean {
  const rule = startingRule(draft, policy)
  return rule !== undefined && isToldBy(told, draft, rule.channels.includes('sms'))
}

function briefOf({ state, title, address }: Life): Brief {
  const { id, kind, number, level = null, source, deskId = null, matter = null } = state
  return { id, kind, number, title, address, level, source, deskId, matter: matter as Id | null }
}
