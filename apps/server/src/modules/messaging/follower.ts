/**
 * The follower `messages`: lines become inbox entries and, where it matters, SMS that wait at the door. Titles and
 * names are looked up when a message is written: words are not counted, so a rebuild need not find the same ones. Each
 * message has its cause as a key and is written once. Rules: decisions 7, 9, 22, 23; docs/domain.md C6.
 */
import type { CanonicalLine, CaseState, Id, Policy, ReminderRule } from '@onegrid/domain'
import type { FeedLine, Follower } from '../cases/index.ts'
import { reportersOf, sceneOf } from '../events/index.ts'
import type { ReporterRef } from '../events/index.ts'
import { addressed, draftsOf, isToldBy } from './drafts.ts'
import type { Draft } from './drafts.ts'
import type { MessagingRooms } from './rooms.ts'
import { insertDeliveries, insertMessages } from './store.ts'
import { write } from './write.ts'
import type { Brief, Written } from './write.ts'

interface Telling {
  entry: FeedLine
  drafts: Draft[]
}

export function messagesFollower(rooms: MessagingRooms): Follower {
  return {
    name: 'messages',
    async onLines(tx, lines) {
      const telling = lines.map((entry): Telling => ({ entry, drafts: draftsOf(entry.line) })).filter(tellsAnybody)
      const [first] = telling
      if (!first) return
      const { districtId, line } = first.entry
      const around = await surroundings(rooms, districtId, telling, line.at)
      const written: Written[] = []
      for (const one of telling) written.push(...(await writeAll(rooms, one, around)))
      await insertMessages(tx, districtId, written.flatMap(({ messages }) => messages))
      await insertDeliveries(tx, districtId, written.flatMap(({ deliveries }) => deliveries))
    },
  }
}

function tellsAnybody({ drafts }: Telling): boolean {
  return drafts.length > 0
}

/** What the drafts of a batch need beside their lines: asked once for all of them. */
interface Surroundings {
  briefs: ReadonlyMap<Id, Brief>
  /** Of the cases whose drafts are for whoever owes: the line need not say who that is. */
  states: ReadonlyMap<Id, CaseState>
  /** What was merged into a case that closes. */
  merged: ReadonlyMap<Id, readonly Id[]>
  reporters: ReadonlyMap<Id, readonly ReporterRef[]>
  /** The lines that began the clocks which are reminded of at once. */
  beginnings: ReadonlyMap<Id, readonly CanonicalLine[]>
}

async function surroundings(
  rooms: MessagingRooms, districtId: number, telling: readonly Telling[], now: number,
): Promise<Surroundings> {
  const casesOf = (isAbout: (draft: Draft) => boolean) =>
    telling.filter(({ drafts }) => drafts.some(isAbout)).map(({ entry }) => entry.caseId)
  const policy = await rooms.matters.policy(districtId)
  const reminded = telling.flatMap(({ entry: { caseId }, drafts }) => drafts.flatMap((draft) =>
    startingRule(draft, policy) && draft.begunAt !== undefined ? [{ caseId, at: draft.begunAt }] : []))
  const [states, merged, beginnings] = await Promise.all([
    rooms.cases.loadAll(districtId, casesOf(({ to }) => 'whoOwes' in to)),
    rooms.cases.duplicatesOf(districtId, casesOf(({ key }) => key === 'closed')),
    rooms.cases.linesAt(districtId, reminded),
  ])
  const about = [...telling.map(({ entry }) => entry.caseId), ...[...merged.values()].flat()]
  const rows = await rooms.cases.rows(districtId, [...new Set(about)], now)
  const forReporters = new Set([...casesOf(({ to }) => 'reporter' in to), ...[...merged.values()].flat()])
  const reporters = await reportersOf(rooms, districtId, rows.filter(({ id }) => forReporters.has(id)))
  return { briefs: new Map(rows.map((row) => [row.id, row])), states, merged, reporters, beginnings }
}

async function writeAll(
  rooms: MessagingRooms, { entry: { districtId, caseId, line }, drafts }: Telling, around: Surroundings,
): Promise<Written[]> {
  const { briefs, states, merged, reporters, beginnings } = around
  const scene = await sceneOf(rooms, districtId, line.at)
  const addressees = drafts.flatMap((draft) => {
    if (!('whoOwes' in draft.to)) return [draft]
    const state = states.get(caseId)
    return state ? addressed(draft, state) : []
  })
  return addressees.flatMap((draft) => {
    if (isSaidAlready(draft, scene.policy, beginnings.get(caseId) ?? [])) return []
    // Each reporter whose case was merged into one that closes hears of it in the words of his own. Rule: decision 22.
    const others = draft.key === 'closed' ? (merged.get(caseId) ?? []) : []
    return [caseId, ...others].flatMap((id) => {
      const brief = briefs.get(id)
      return brief ? [write(scene, brief, line, draft, reporters.get(id) ?? [])] : []
    })
  })
}

/** The reminder that comes with a clock's beginning, where the act that began it has said as much. */
function isSaidAlready(draft: Draft, policy: Policy, beginning: readonly CanonicalLine[]): boolean {
  const rule = startingRule(draft, policy)
  return rule !== undefined && isToldBy(beginning, draft, rule.channels.includes('sms'))
}

/** The rule of a reminder that acts when its clock begins; undefined for any other draft. */
export function startingRule(draft: Draft, { reminders }: Policy): ReminderRule | undefined {
  const rule = reminders.find(({ id }) => id === draft.reminder)
  return rule && 'share' in rule.when && rule.when.share === 0 ? rule : undefined
}
