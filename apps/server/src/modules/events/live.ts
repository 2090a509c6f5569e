/**
 * Lines as they happen, to whoever may see their case: by topic, so that no right is asked for each reader and line. A
 * screen learns that something changed and asks for what it shows. Rule: decision 17.
 */
import { areaReaders, isConfidential } from '@onegrid/domain'
import type { CanonicalLine, Id } from '@onegrid/domain'
import type { Live } from '../../platform/live/index.ts'
import type { Principal } from '../../platform/identity/index.ts'
import type { CaseListRow, FeedLine } from '../cases/index.ts'
import type { EventRooms } from './rooms.ts'

/** Topics that the posts of a reader give. They answer to readerOf: what is listed is what is told. */
export function liveTopics(principal: Principal): string[] {
  const posts = principal.posts.flatMap((post) => [
    ...(areaReaders.includes(post.role) ? [`area:${post.areaId}`] : []),
    ...(post.deskId ? [`desk:${post.deskId}`] : []),
    ...(post.role === 'handler' ? [`unit:${post.unitId}`] : []),
  ])
  return [...new Set(posts)]
}

export async function publishLines(
  live: Live, rooms: EventRooms, now: (districtId: number) => number, lines: readonly FeedLine[],
): Promise<void> {
  const [first] = lines
  if (!first) return
  const { districtId } = first
  const rows = await rooms.cases.rows(districtId, [...new Set(lines.map(({ caseId }) => caseId))], now(districtId))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const tree = await rooms.areas.tree(districtId)
  for (const { pos, caseId, kind, line } of lines) {
    const row = byId.get(caseId)
    if (!row) continue
    const data = { caseId, kind, seq: line.seq, action: line.action, number: row.number, state: row.state }
    live.publish(districtId, topicsOf(row, line, tree.root?.id), { id: pos, type: 'line', data })
  }
}

/** Also whom the line itself concerns: a unit that has just lost the case must see it go. */
function topicsOf(row: CaseListRow, { changes }: CanonicalLine, districtArea: Id | undefined): string[] {
  const byPlace =
    row.matter !== null && isConfidential(row.matter) ? [] : [row.gridId, row.villageId, row.townId, districtArea]
  const owners = changes.tasks.flatMap((task) => [
    ...(task.deskId ? [`desk:${task.deskId}`] : []),
    ...(task.unitId ? [`unit:${task.unitId}`] : []),
    ...(task.personId ? [`person:${task.personId}`] : []),
  ])
  const desks = [row.deskId, ...(changes.fields.deskId ?? [])].flatMap((id) =>
    typeof id === 'string' ? [`desk:${id}`] : [],
  )
  const places = byPlace.flatMap((id) => (id ? [`area:${id}`] : []))
  return [...new Set([...places, ...desks, ...(row.leadUnitId ? [`unit:${row.leadUnitId}`] : []), ...owners])]
}
