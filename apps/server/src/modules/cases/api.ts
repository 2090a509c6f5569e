/** What the rooms that stand on cases may ask of them. */
import type { CanonicalLine, CaseState, Id, Instant, KindDefinition, TaskKind } from '@onegrid/domain'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Performed } from './answer.ts'
import { tallyFollower } from './counts-follower.ts'
import { FeedPages } from './feed-pages.ts'
import { parkedCases } from './follower.ts'
import type { Follower, ParkedCase, Step } from './follower.ts'
import { lags, stepFar } from './followers.ts'
import type { Lag } from './followers.ts'
import type { Reader } from './list-reader.ts'
import {
  actionsDone, caseText, caseUpdatedAt, childCases, countOwing, duplicateCases, eraseTexts, latenessByOwner, linesAt,
  openCases, openDeadlines, openPlaces, personTasks, provenTrail, readableCases, remarkTexts,
} from './look-ups.ts'
import type { Lateness, PersonTask, PlacedCase } from './look-ups.ts'
import { caseNumbers } from './numbers.ts'
import { rebuild, retryParked } from './parked.ts'
import { perform } from './perform.ts'
import type { PerformCommand, SpineKit } from './perform.ts'
import { caseReading } from './reading.ts'
import type { CaseReading } from './reading.ts'
import { lockCases, readCase, readCases } from './store.ts'
import type { CaseText } from './texts.ts'
import type { TimerHandler } from './ticker.ts'
import type { ProvenLine } from './trail-view.ts'

export interface CasesApi extends CaseReading {
  db: Db
  /** A kind of case, and who acts when one of its timers is due. Before the server answers. */
  registerKind(def: KindDefinition, onTimer?: TimerHandler): void
  registerFollower(follower: Follower): void
  /** Names of those that are registered. */
  followers(): readonly string[]

  /** Carries out an action; see perform.ts. Undefined only where it was to answer a timer that is gone. */
  perform(command: PerformCommand, tx?: Tx): Promise<Performed | undefined>
  /** Those of the action ids that have been used: what they were to do is done. */
  carriedOut(districtId: number, actionIds: readonly Id[]): Promise<ReadonlySet<Id>>
  /** Holds cases for a transaction that concerns several, in id order. Rule: decision 5. */
  lock(tx: Tx, districtId: number, ids: readonly Id[]): Promise<void>
  /** The next number of the day, for a case that begins. */
  nextNumber(districtId: number, now: Instant): Promise<string>

  load(districtId: number, caseId: Id, db?: Db): Promise<CaseState | undefined>
  /** Several at once, by id; see readCases. */
  loadAll(districtId: number, ids: readonly Id[]): Promise<ReadonlyMap<Id, CaseState>>
  linesAt(
    districtId: number, moments: readonly { caseId: Id; at: Instant }[],
  ): Promise<ReadonlyMap<Id, readonly CanonicalLine[]>>
  trail(districtId: number, caseId: Id, which?: { after?: number; limit?: number }): Promise<ProvenLine[]>
  remarks(districtId: number, refs: readonly Id[]): Promise<ReadonlyMap<Id, string>>
  text(districtId: number, caseId: Id, db?: Db): Promise<CaseText>
  /** Takes away everything that people wrote in a case; the caller leaves the audit line. Rule: decision 12. */
  eraseTexts(districtId: number, caseId: Id, db?: Db): Promise<number>
  updatedAt(districtId: number, caseId: Id): Promise<Instant>
  childrenOf(districtId: number, parentId: Id, kind: string): Promise<Id[]>
  duplicatesOf(districtId: number, survivors: readonly Id[]): Promise<Map<Id, Id[]>>
  openCases(districtId: number, kind: string): AsyncIterable<Id>
  openPlaces(districtId: number, kind: string): AsyncIterable<PlacedCase>
  openDeadlines(districtId: number, from: Instant): Promise<{ open: number; after: number }>
  /** Those of the cases that a reader may see. */
  readable(districtId: number, ids: readonly Id[], reader: Reader): Promise<ReadonlySet<Id>>
  /** How many of the cases owe an open task of a kind. */
  countOwing(districtId: number, ids: readonly Id[], kind: TaskKind): Promise<number>
  personTasks(districtId: number, kinds: readonly TaskKind[]): Promise<PersonTask[]>
  lateness(districtId: number, now: Instant, reader: Reader, filter?: { townId?: Id }): Promise<Lateness[]>

  /** How far all followers are, in all districts. */
  lags(): Promise<Lag[]>
  /** Cases that a follower could not digest, and what an administrator does about them; see parked.ts. */
  parked(districtId: number, follower: string): Promise<ParkedCase[]>
  retryParked(districtId: number, follower: string, caseId: Id): Promise<number | undefined>
  rebuild(districtId: number, follower: string): Promise<boolean>
  /** Lets a follower go on by a large batch, here and now, beside whatever else runs. */
  readOn(districtId: number, follower: string): Promise<Step>
}

/** What was registered; the machinery reads it when it starts. */
export interface Registered {
  kinds: Map<string, { def: KindDefinition; onTimer?: TimerHandler }>
  followers: Map<string, Follower>
}

export function createCasesApi(kit: SpineKit, { kinds, followers }: Registered): CasesApi {
  const { db } = kit
  // A line names a state; only the kind's table knows whether it is open.
  const isOpen = (kind: string, state: string) => kinds.get(kind)?.def.states[state]?.open ?? false
  const tallies = tallyFollower(isOpen)
  followers.set(tallies.name, tallies)
  const pages = new FeedPages(db)
  const follower = (name: string): Follower => {
    const found = followers.get(name)
    if (!found) throw new Error(`there is no follower ${name}`)
    return found
  }

  return {
    ...caseReading(db, isOpen),
    db,
    registerKind: (def, onTimer) => enter(kinds, def.kind, { def, onTimer }),
    registerFollower: one => enter(followers, one.name, one),
    followers: () => [...followers.keys()],

    perform: (command, tx) => perform(kit, command, tx),
    carriedOut: (districtId, ids) => actionsDone(db, districtId, ids),
    lock: lockCases,
    nextNumber: caseNumbers(db),

    load: async (districtId, caseId, on = db) => (await readCase(on, districtId, caseId))?.state,
    loadAll: (districtId, ids) => readCases(db, districtId, ids),
    linesAt: (districtId, moments) => linesAt(db, districtId, moments),
    trail: (districtId, caseId, which) => provenTrail(db, districtId, caseId, which),
    remarks: (districtId, refs) => remarkTexts(db, districtId, refs),
    text: (districtId, caseId, on = db) => caseText(on, districtId, caseId),
    eraseTexts: (districtId, caseId, on = db) => eraseTexts(on, districtId, caseId),
    updatedAt: (districtId, caseId) => caseUpdatedAt(db, districtId, caseId),
    childrenOf: (districtId, parentId, kind) => childCases(db, districtId, parentId, kind),
    duplicatesOf: (districtId, survivors) => duplicateCases(db, districtId, survivors),
    openCases: (districtId, kind) => openCases(db, districtId, kind),
    openPlaces: (districtId, kind) => openPlaces(db, districtId, kind),
    openDeadlines: (districtId, from) => openDeadlines(db, districtId, from),
    readable: (districtId, ids, reader) => readableCases(db, districtId, ids, reader),
    countOwing: (districtId, ids, kind) => countOwing(db, districtId, ids, kind),
    personTasks: (districtId, of) => personTasks(db, districtId, of),
    lateness: (districtId, now, reader, filter) => latenessByOwner(db, districtId, now, reader, filter),

    lags: () => lags(db, [...followers.keys()]),
    parked: (districtId, name) => parkedCases(db, name, districtId),
    retryParked: (districtId, name, caseId) => retryParked(db, follower(name), districtId, caseId),
    rebuild: (districtId, name) => rebuild(db, follower(name), districtId),
    readOn: (districtId, name) => stepFar(db, follower(name), districtId, pages),
  }
}

function enter<T>(among: Map<string, T>, name: string, value: T): void {
  if (among.has(name)) throw new Error(`${name} is registered twice`)
  among.set(name, value)
}
