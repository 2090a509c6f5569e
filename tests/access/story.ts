/** The cases of the access matrix, played through the API like any others. */
import type { ActionAnswer, EventDetail, FileBody, OfferedAction } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Answer, Caller } from '../../apps/server/src/testing/app.ts'
import { takePicture } from '../../tools/play/pictures.ts'
import type { TestDistrict } from '../district.ts'

/**
 * `work` is with a unit, another assists, one is called and one told; `call` came by the hotline, from a far grid;
 * `care` is confidential; `complaint` is a resident's and waits at the desk; `order` supervises `work`.
 */
export type CaseName = 'work' | 'call' | 'care' | 'complaint' | 'order'

export interface Story {
  cases: Readonly<Record<CaseName, Id>>
  /** The lead's open task. */
  tasks: { work: Id; care: Id }
  careUnit: Id
  leadUnit: Id
  /** Of the town, where all of them are. */
  deskId: Id
  /** Pictures that the cases name. */
  files: { work: Id; care: Id }
  /** Whoever called the hotline. */
  reporter: { subject: Id; name: string; phone: string }
}

export async function playCases(test: TestDistrict, farGrid: number): Promise<Story> {
  const [officer, desk, resident, hotline] = ['officer', 'desk-town', 'resident', 'hotline'].map(name => test.as(name))
  if (!officer || !desk || !resident || !hotline) throw new Error('the cast is not complete')
  const here = test.place(0)
  const files = { work: await upload(test, 'officer'), care: await upload(test, 'resident') }

  const work = await report(officer, { title: '跨门经营', matter: '030102', point: here, before: [files.work] })
  const leadUnit = await unitOf(test, 'handler')
  await act(desk, work, 'accept', {})
  await act(desk, work, 'dispatch', { lead: leadUnit, assists: [await unitOf(test, 'handler-land')] })
  await act(desk, work, 'copy', { units: [await unitOf(test, 'handler-gas')] })
  const call = { units: [await unitOf(test, 'handler-police')], minutes: 60, purpose: 'demand', text: '到场会商' }
  await act(desk, work, 'whistle', call)

  const reporter = { name: '演某某', phone: '13800138000' }
  const calledIn = await report(hotline, {
    title: '垃圾满溢', matter: '050401', point: test.place(farGrid), reporter, externalNumber: '12345-20260929-1',
  })

  const care = await report(resident, { title: '帮扶求助', matter: '020301', point: here, before: [files.care] })
  await act(desk, care, 'accept', {})
  const careUnit = await proposedLead(desk, care)
  await act(desk, care, 'dispatch', { lead: careUnit })

  const complaint = await report(resident, { title: '路灯不亮', point: here })
  const input = { type: 'important', event: work, unit: leadUnit, text: '请于今日答复' }
  const issued = ok<ActionAnswer>(await desk.post('/api/v1/orders', { id: uuidv7(), input }))

  const { reporter: shown, summary } = await read(desk, calledIn)
  if (!shown?.subject || !summary.desk) throw new Error('the desk does not see who called')
  return {
    cases: { work, call: calledIn, care, complaint, order: issued.case.id },
    tasks: { work: await leadTask(desk, work), care: await leadTask(desk, care) },
    careUnit,
    leadUnit,
    files,
    deskId: summary.desk.id,
    reporter: { subject: shown.subject, ...reporter },
  }
}

/** The body of a success. */
export function ok<T>({ status, body }: Answer): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as T
}

export async function report(by: Caller, body: object): Promise<Id> {
  return ok<ActionAnswer>(await by.post('/api/v1/events', { id: uuidv7(), ...body })).case.id
}

export async function act(by: Caller, id: Id, action: string, input: object): Promise<ActionAnswer> {
  return ok<ActionAnswer>(await by.post(`/api/v1/events/${id}/actions`, { id: uuidv7(), action, input }))
}

export async function upload(test: TestDistrict, username: string): Promise<Id> {
  const { bytes, name } = await takePicture({ takenAt: test.clock.now() - 60_000 })
  const headers = { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent(name) }
  return ok<FileBody>(await test.as(username).post('/api/v1/files', Buffer.from(bytes), headers)).id
}

async function read(by: Caller, id: Id): Promise<EventDetail> {
  return ok<EventDetail>(await by.get(`/api/v1/events/${id}`))
}

async function leadTask(by: Caller, id: Id): Promise<Id> {
  const lead = (await read(by, id)).tasks.find(({ kind }) => kind === 'lead')
  if (!lead) throw new Error('nobody leads')
  return lead.id
}

/** What the rules propose to the desk. */
async function proposedLead(desk: Caller, id: Id): Promise<Id> {
  const { items } = ok<{ items: OfferedAction[] }>(await desk.get(`/api/v1/events/${id}/actions`))
  const lead = items.find(({ action }) => action === 'dispatch')?.fields.find(({ name }) => name === 'lead')
  return lead?.proposed as Id
}

/** The unit of somebody of the cast. */
async function unitOf(test: TestDistrict, username: string): Promise<Id> {
  const { posts } = ok<{ posts: { unitId: Id }[] }>(await test.as(username).get('/api/v1/me'))
  const [post] = posts
  if (!post) throw new Error(`${username} holds no post`)
  return post.unitId
}
