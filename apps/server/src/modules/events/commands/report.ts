/**
 * An event begins. Grid, desk, unit and clocks are decided before the write; a rule may dispatch it in the same act.
 */
import { fromMoment } from '@onegrid/contract'
import type { ReportBody } from '@onegrid/contract'
import { eventKind, eventStates, matterOf, reportSources } from '@onegrid/domain'
import type { EventState, Id, RouteDecision, Source, Step } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { transaction } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Principal } from '../../../platform/identity/index.ts'
import { actorOf, beginner, mayRead, systemActor } from '../../cases/index.ts'
import type { Performed, PerformCommand } from '../../cases/index.ts'
import { areasOf, routeOf, sampleOf, unitsNamed } from '../facts.ts'
import type { EventRooms } from '../rooms.ts'
import { sceneOf } from '../scene.ts'
import { act } from './act.ts'
import { fileFacts, filesNamed, keepingFiles, refuseForeignFiles } from './pictures.ts'
import { refuseUnreadable } from './readable.ts'
import { asked, done } from './request.ts'

/**
 * @throws Problem unknown-matter, position-swapped, position-outside, text-empty, unknown-reference, already-exists
 *   (the same external number), action-not-allowed
 */
export async function report(rooms: EventRooms, ctx: RequestContext, body: ReportBody): Promise<Performed> {
  refuseUnreadable(body)
  const source = sourceOf(ctx.principal, body.source)
  const number = await rooms.cases.nextNumber(ctx.districtId, ctx.now)
  const begin = { id: uuidv7(), number, reporterId: ctx.principal.accountId }
  const pictures = filesNamed(body)
  await refuseForeignFiles(rooms, ctx, pictures)
  const command: PerformCommand = {
    ...asked(ctx, body.id, body),
    def: eventKind,
    caseId: null,
    caseText: { title: body.title, body: body.text, address: body.address },
    build: async (_none, frame) => {
      const scene = await sceneOf(rooms, ctx.districtId, frame.now)
      const areas = areasOf(scene, body.point)
      const matter = matterOf(scene.policy, body.matter)
      if (body.matter !== undefined && !matter?.active) throw new Problem('unknown-matter', { matter: body.matter })
      // How grave it is, is not for a resident to say: no rule for grave ones is to be had by claiming it.
      const level = (ctx.principal.kind === 'resident' ? undefined : body.level) ?? matter?.level ?? 4
      const route = routeOf(scene, { matter: body.matter, level, source, areas })
      const opening: Step = {
        action: body.as ?? 'report',
        actor: beginner(ctx.principal),
        occurredAt: body.occurredAt === undefined ? undefined : fromMoment(body.occurredAt),
        input: openingInput(body, source, frame.refs.caseText),
      }
      return {
        steps: [opening, ...(route.auto && body.matter ? atOnce(body, route) : [])],
        ctx: {
          policy: scene.policy,
          calendar: scene.calendar,
          newId: uuidv7,
          facts: {
            begin,
            areas,
            route,
            files: await fileFacts(rooms, frame.db, ctx.districtId, pictures),
            sample: sampleOf(begin.id),
            units: unitsNamed(scene, [route.leadUnitId, ...route.assistUnitIds]),
          },
        },
      }
    },
  }
  const perform = async (tx?: Tx) => done(await rooms.cases.perform(command, tx))
  if (!body.reporter && !body.externalNumber) return keepingFiles(rooms, ctx.districtId, pictures, undefined, perform)
  return transaction(rooms.db, async (tx) => {
    const running = await runningUnder(rooms, tx, ctx, source, body.externalNumber)
    if (running) return addTo(rooms, ctx, running, body, tx)
    const performed = await keepingFiles(rooms, ctx.districtId, pictures, tx, perform)
    if (performed.outcome === 'done') await keepReporter(rooms, tx, ctx.districtId, performed.caseId, source, body)
    return performed
  })
}

/**
 * A rule that says `auto` accepts and dispatches in the same act (归口自动流转); what was solved on the spot is filed.
 * Rule: docs/domain.md S4-19.
 */
function atOnce({ as }: ReportBody, { leadUnitId: lead, assistUnitIds: assists }: RouteDecision): Step[] {
  if (!lead || as === 'selfHandle') return []
  return [
    { action: 'accept', actor: systemActor, input: {} },
    { action: 'dispatch', actor: systemActor, input: { lead, assists } },
  ]
}

function openingInput(body: ReportBody, source: string, text: unknown): Step['input'] {
  const { matter, level, point, before, after, files, way } = body
  const moments = body.as === 'backfill'
    ? { occurredAt: momentOf(body.occurredAt), knownAt: momentOf(body.knownAt) }
    : {}
  const solved = body.as === 'selfHandle' ? { after, way } : {}
  const input = { source, matter, level, text, point, before, files, ...solved, ...moments }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

function momentOf(moment: string | undefined): number | undefined {
  return moment === undefined ? undefined : fromMoment(moment)
}

function sourceOf({ roles }: Principal, named: Source | undefined): Source {
  const allowed = reportSources(roles)
  const source = named ?? allowed[0]
  if (source === undefined || !allowed.includes(source)) throw new Problem('forbidden')
  return source
}

/**
 * The open event that this sender already has under this number: the hotline's further word on its order, a device's
 * second alarm in six minutes. One case, not a hundred. Rule: docs/domain.md C4.
 */
async function runningUnder(
  rooms: EventRooms, tx: Tx, { districtId, principal, now }: RequestContext, source: string, number: string | undefined,
): Promise<Id | undefined> {
  if (number === undefined) return undefined
  // Two alarms at once would otherwise both find nothing.
  await sql`select pg_advisory_xact_lock(${districtId}, hashtext(${`${source} ${number}`}))`.execute(tx)
  const { rows } = await sql<{ id: Id }>`
    select case_id as id from event
    where district_id = ${districtId} and source = ${source} and external_number = ${number}
    order by case_id desc limit 1`.execute(tx)
  const state = rows[0] && (await rooms.cases.load(districtId, rows[0].id, tx))
  if (!state || !eventStates[state.state as EventState].open) return undefined
  // Of one that is not his to read he learns no more than that the number is taken.
  return mayRead(actorOf(principal, state, await sceneOf(rooms, districtId, now)), state) ? state.id : undefined
}

function addTo(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ReportBody, tx: Tx): Promise<Performed> {
  const text = [body.title, body.text].filter(Boolean).join('\n')
  const files = [...(body.before ?? []), ...(body.files ?? [])]
  const action = { id: body.id, action: 'supplement' as const, input: { text, ...(files.length > 0 ? { files } : {}) } }
  return act(rooms, ctx, caseId, action, asked(ctx, body.id, body), tx)
}

async function keepReporter(
  rooms: EventRooms, tx: Tx, districtId: number, caseId: Id, source: string, body: ReportBody,
): Promise<void> {
  const subject = body.reporter?.name || body.reporter?.phone ? uuidv7() : null
  if (subject) {
    const { name, phone } = body.reporter ?? {}
    await rooms.personal.put(tx, districtId, subject, { ...(name && { name }), ...(phone && { telephone: phone }) })
  }
  await sql`
    insert into event (district_id, case_id, source, reporter_subject, external_number)
    values (${districtId}, ${caseId}, ${source}, ${subject}, ${body.externalNumber ?? null})`.execute(tx)
}
