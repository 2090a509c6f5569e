/**
 * The follower `messages`: lines become inbox entries and, where it matters, SMS that wait at the door. Titles and
 * names are looked up when a message is written: words are not counted, so a rebuild need not find the same ones. Each
 * message has its cause as a key and is written once. Rules: decisions 7, 9, 22, 23; docs/domain.md C6.
 */
import { duplicatesOf } from '@onegrid/domain'
import type { Id, Policy, ReminderRule } from '@onegrid/domain'
import type { CaseListRow, FeedLine, Follower } from '../cases/index.ts'
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
      const briefs = await briefsOf(rooms, districtId, telling.map(({ entry }) => entry.caseId), line.at)
      const briefOf = ({ entry }: Telling) => {
        const brief = briefs.get(entry.caseId)
        return brief ? [brief] : []
      }
      const reporters = await reportersOf(rooms, districtId, telling.filter(isForReporter).flatMap(briefOf))
      const written: Written[] = []
      for (const one of telling) {
        for (const brief of briefOf(one)) written.push(...(await writeAll(rooms, one, brief, reporters)))
      }
      await insertMessages(tx, districtId, written.flatMap(({ messages }) => messages))
      await insertDeliveries(tx, districtId, written.flatMap(({ deliveries }) => deliveries))
    },
  }
}

function tellsAnybody({ drafts }: Telling): boolean {
  return drafts.length > 0
}

function isForReporter({ drafts }: Telling): boolean {
  return drafts.some(({ to }) => 'reporter' in to)
}

type Reporters = ReadonlyMap<Id, readonly ReporterRef[]>

async function writeAll(
  rooms: MessagingRooms, { entry, drafts }: Telling, brief: Brief, reporters: Reporters,
): Promise<Written[]> {
  const { districtId, line } = entry
  const scene = await sceneOf(rooms, districtId, line.at)
  const written: Written[] = []
  for (const draft of await addressedAll(rooms, entry, drafts)) {
    if (await isSaidAlready(rooms, entry, draft, scene.policy)) continue
    written.push(write(scene, brief, line, draft, reporters.get(brief.id) ?? []))
    const merged = await mergedInto(rooms, entry, draft)
    const theirs = await reportersOf(rooms, districtId, merged)
    for (const about of merged) written.push(write(scene, about, line, draft, theirs.get(about.id) ?? []))
  }
  return written
}

/** The reminder that comes with a clock's beginning, where the act that began it has said as much. */
async function isSaidAlready(
  rooms: MessagingRooms, { districtId, caseId }: FeedLine, draft: Draft, policy: Policy,
): Promise<boolean> {
  const rule = startingRule(draft, policy)
  if (!rule) return false
  const lines = await rooms.cases.trail(districtId, caseId)
  return isToldBy(lines.map(({ line }) => line), draft, rule.channels.includes('sms'))
}

/** The rule of a reminder that acts when its clock begins; undefined for any other draft. */
export function startingRule(draft: Draft, { reminders }: Policy): ReminderRule | undefined {
  const rule = reminders.find(({ id }) => id === draft.reminder)
  return rule && 'share' in rule.when && rule.when.share === 0 ? rule : undefined
}

async function addressedAll(
  rooms: MessagingRooms, { districtId, caseId }: FeedLine, drafts: readonly Draft[],
): Promise<Draft[]> {
  if (!drafts.some(({ to }) => 'whoOwes' in to)) return [...drafts]
  const state = await rooms.cases.load(districtId, caseId)
  return drafts.flatMap((draft) => {
    if (!('whoOwes' in draft.to)) return [draft]
    return state ? addressed(draft, state) : []
  })
}

/** Each reporter whose case was merged into one that closes hears of it in the words of his own. Rule: decision 22. */
async function mergedInto(
  rooms: MessagingRooms, { districtId, caseId, line }: FeedLine, { key }: Draft,
): Promise<CaseListRow[]> {
  if (key !== 'closed') return []
  const state = await rooms.cases.load(districtId, caseId)
  const duplicates = state ? duplicatesOf(state) : []
  return duplicates.length === 0 ? [] : rooms.cases.rows(districtId, duplicates, line.at)
}

async function briefsOf(
  rooms: MessagingRooms, districtId: number, cases: readonly Id[], now: number,
): Promise<Map<Id, CaseListRow>> {
  const rows = await rooms.cases.rows(districtId, [...new Set(cases)], now)
  return new Map(rows.map((row) => [row.id, row]))
}
