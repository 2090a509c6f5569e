/** Streams and uploads that would use up what others need: each bounded, each told honestly, each free again after. */
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { takePicture } from '../../tools/play/pictures.ts'

const [OWN, TOGETHER, STREAMS] = [2, 5, 4]
const FILES: string = '/api/v1/files'
const IMPORTS: string = '/api/v1/areas/imports'

let district: TestDistrict
let origin: string
beforeAll(async () => {
  const limits = { uploads: { perAccount: OWN, together: TOGETHER }, streams: STREAMS, maxInFlight: 30 }
  district = await testDistrict({ limits })
  origin = await district.app.listen()
}, MAKING_MS)
afterAll(() => district.close())

describe('uploads that do not end', () => {
  test('are so many of an account, and so many of all; whoever is refused hears when to come again', async () => {
    const officer = [await begin('officer'), await begin('officer')]
    expect(await refusalOf(await begin('officer'))).toEqual([429, 'too-many-requests', true])
    const others = [await begin('officer-part'), await begin('desk-town'), await begin('desk-town')]
    await expect.poll(incoming).toBe(TOGETHER)
    expect(await refusalOf(await begin('handler'))).toEqual([503, 'busy', true])

    // Nobody else waits for them.
    expect((await district.as('leader').get('/api/v1/worklist')).status).toBe(200)
    for (const one of [...officer, ...others]) one.sending.destroy()
    await expect.poll(incoming).toBe(0)
    const { bytes } = await takePicture()
    const headers = { 'content-type': 'image/jpeg' }
    const whole = await district.as('handler').post(FILES, Buffer.from(bytes), headers)
    expect(whole.status).toBe(201)
  })

  test('of another kind count as well', async () => {
    const imports = [await begin('admin-system', IMPORTS), await begin('admin-system', IMPORTS)]
    expect(await refusalOf(await begin('admin-system', IMPORTS))).toEqual([429, 'too-many-requests', true])
    for (const one of imports) one.sending.destroy()
    await expect.poll(async () => (await refusalOf(await begin('admin-system', IMPORTS, '{}')))[0]).toBe(200)
  })
})

describe('live streams', () => {
  test('are bounded for all together; the next one hears so, and takes the place of one that leaves', async () => {
    const people = ['officer', 'officer-part', 'desk-town', 'handler']
    const open = await Promise.all(people.map(stream))
    expect(open.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    const refused = await stream('leader')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '30'])
    expect(codeIn(await text(refused))).toBe('busy')
    expect((await district.as('leader').get('/api/v1/worklist')).status).toBe(200)
    open[0]?.destroy()
    await expect.poll(() => district.app.kit.live.streams).toBe(STREAMS - 1)
    const next = await stream('leader')
    expect(next.statusCode).toBe(200)
    for (const one of [...open, next]) one.destroy()
    await expect.poll(() => district.app.kit.live.streams).toBe(0)
  })

  test('whose reader does not read are ended, and take no memory', async () => {
    const reader = await stream('officer')
    reader.pause()
    const data = { text: '路灯不亮'.repeat(20_000) }
    const topics = [`person:${district.accountId('officer')}`]
    for (let id = 1; id < 200 && district.app.kit.live.streams > 0; id++) {
      district.app.kit.live.publish(district.districtId, topics, { id: 1_000_000_000 + id, type: 'case', data })
      await new Promise(setImmediate)
    }
    expect(district.app.kit.live.streams).toBe(0)
    reader.destroy()
  })
})

interface Begun {
  sending: ClientRequest
  answer: Promise<IncomingMessage>
}

/** Sends the first bytes of something, and then nothing more; all of it where it is given. */
async function begin(username: string, path = FILES, whole?: string): Promise<Begun> {
  const headers = {
    ...(await district.as(username).identity()),
    'content-type': path === FILES ? 'image/jpeg' : 'application/octet-stream',
    ...(whole === undefined && { 'content-length': '1000000' }),
  }
  const sending = request(`${origin}${path}`, { method: 'POST', headers, agent: false })
  sending.on('error', () => {})
  const answer = once(sending, 'response').then(([response]) => response as IncomingMessage)
  answer.catch(() => {})
  if (whole === undefined) sending.write(Buffer.from('ffd8ffe000104a464946', 'hex'))
  else sending.end(whole)
  // What is let in is being received; what is not is answered.
  await Promise.race([answer, new Promise((done) => setTimeout(done, 300))])
  return { sending, answer }
}

async function refusalOf({ sending, answer }: Begun) {
  const response = await answer
  const code = codeIn(await text(response))
  sending.destroy()
  return [response.statusCode, code, Number(response.headers['retry-after']) > 0] as const
}

function codeIn(body: string): string | undefined {
  return (JSON.parse(body) as Partial<ProblemBody>).code
}

function incoming(): number {
  return readdirSync(join(district.config.dataDir, 'files', 'incoming')).length
}

async function stream(username: string): Promise<IncomingMessage> {
  const headers = await district.as(username).identity()
  const asking = request(`${origin}/api/v1/live`, { headers, agent: false })
  asking.on('error', () => {}).end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  response.on('error', () => {})
  if (response.statusCode === 200) response.resume()
  return response
}
