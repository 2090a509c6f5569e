/**
 * The follower `messages`: lines become inbox entries and, where it matters, SMS that wait at the door. Titles and names
 * are looked up when a message is written: words are not counted, so a rebuild need not find the same ones. Each message
 * has its cause as a key and is written once. Rules: decisions 7, 9, 23; docs/domain.md C6.
 */
import type { FeedLine, Follower } from '../cases/index.ts'
import { reporterOf, sceneOf } from '../events/index.ts'
import { addressed, draftsOf } from './drafts.ts'
import type { Draft } from './drafts.ts'
import type { MessagingRooms } from './rooms.ts'
import { insertDeliveries, insertMessages } from './store.ts'
import { write } from './write.ts'
import type { Brief } from './write.ts'

export function messagesFollower(rooms: MessagingRooms): Follower {
  return {
    name: 'messages',
    async onLines(tx, lines) {
      const telling = lines.map((entry) => ({ entry, drafts: draftsOf(entry.line) })).filter(({ drafts }) => drafts.length > 0)
      const briefs = await briefsOf(rooms, telling.map(({ entry }) => entry))
      for (const { entry, drafts } of telling) {
        const { districtId, caseId, line } = entry
        const brief = briefs.get(caseId)
        if (!brief) continue
        const scene = await sceneOf(rooms, districtId, line.at)
        for (const draft of await addressedAll(rooms, entry, drafts)) {
          const { messages, deliveries } = await write(scene, brief, line, draft, (id) => reporterOf(rooms, districtId, id))
          await insertMessages(tx, districtId, messages)
          await insertDeliveries(tx, districtId, deliveries)
        }
      }
    },
  }
}

async function addressedAll(rooms: MessagingRooms, { districtId, caseId }: FeedLine, drafts: readonly Draft[]): Promise<Draft[]> {
  if (!drafts.some(({ to }) => 'whoOwes' in to)) return [...drafts]
  const state = await rooms.cases.load(districtId, caseId)
  return drafts.flatMap((draft) => ('whoOwes' in draft.to ? (state ? addressed(draft, state) : []) : [draft]))
}

async function briefsOf(rooms: MessagingRooms, entries: readonly FeedLine[]): Promise<Map<string, Brief>> {
  const [first] = entries
  if (!first) return new Map()
  const rows = await rooms.cases.rows(first.districtId, [...new Set(entries.map(({ caseId }) => caseId))], first.line.at)
  return new Map(rows.map((row) => [row.id, row]))
}
