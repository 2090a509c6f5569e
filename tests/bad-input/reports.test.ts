/**
 * What people send that cannot be right: places, words, matters, stale forms, areas that are not theirs. Each through
 * the whole stack, in both languages, and nothing of it stays. Rules: decisions 3, 4, 11.
 */
import type { ActionAnswer, EventDetail } from '@onegrid/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Caller } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { refused } from './refused.ts'
import type { Wanted } from './refused.ts'

let district: TestDistrict
let officer: Caller
let desk: Caller
beforeAll(async () => {
  district = await testDistrict()
  officer = district.as('officer')
  desk = district.as('desk-town')
}, MAKING_MS)
afterAll(() => district.close())

type Headers = Record<string, string>
const send = (body: object) => (headers: Headers) =>
  officer.post('/api/v1/events', { id: uuidv7(), title: '路灯不亮', ...body }, headers)

const swapped: Wanted = { status: 400, code: 'position-swapped', zh: '经度在前、纬度在后', en: 'longitude comes first' }
const abroad: Wanted = { status: 400, code: 'position-outside', zh: '不在中国境内，核对后重新选点', en: 'outside China' }
const unstorable: Wanted = { status: 400, code: 'text-not-storable', zh: '删除后重试', en: 'Remove them and try again' }

describe('a place', () => {
  const turned = { lon: 30.1, lat: 120.4 }
  const london = { lon: -0.1276, lat: 51.5072 }

  const wrong = [['swapped', turned, swapped], ['abroad', london, abroad]] as const

  test.each(wrong)('%s, wherever it is named', async (_what, point, wanted) => {
    const id = await reported()
    const query = `lon=${point.lon}&lat=${point.lat}`
    const asks: ((headers: Headers) => Promise<Answer>)[] = [
      send({ point }),
      headers => officer.post('/api/v1/events/similar', { point }, headers),
      headers => officer.get(`/api/v1/areas/at?${query}`, headers),
      headers => act(desk, id, 'relocate', { point }, headers),
    ]
    for (const ask of asks) await refused(district, ask, wanted)
  })

  test('at the null island, and beyond the earth', async () => {
    await refused(district, send({ point: { lon: 0, lat: 0 } }), abroad)
    await refused(district, send({ point: { lon: 1204, lat: 30 } }), {
      ...invalid('提示修改', 'Correct the fields'), field: { path: '/point/lon', zh: '不大于 180', en: 'at most 180' },
    })
  })

  test('in no grid is nobody’s mistake: it lands on a desk', async () => {
    const beijing = { point: { lon: 116.39, lat: 39.9 } }
    const { status, body } = await send(beijing)({})
    const { case: landed, warnings } = body as ActionAnswer
    expect([status, landed.grid, landed.owner?.kind]).toEqual([201, null, 'desk'])
    expect(warnings).toEqual([expect.stringMatching(/^位置在本区县网格以外约 1\d{3} 公里，/)])
    const moved = await act(desk, await reported(), 'relocate', beijing, { 'accept-language': 'en' })
    expect((moved.body as ActionAnswer).warnings).toEqual([expect.stringContaining('km outside the grids')])
    const near = await send({ point: district.place(0) })({})
    expect((near.body as ActionAnswer).warnings).toEqual([])
  })
})

describe('words', () => {
  const wordless: Wanted = { status: 400, code: 'text-empty', zh: '用文字写明情况', en: 'Say in words' }

  test.each(['😀😀😀', '👨‍👩‍👧‍👦', '！！！', '   ', '…—、'])('none in %j', async (title) => {
    await refused(district, send({ title }), wordless)
  })

  test('with an emoji among them are words', async () => {
    const { status, body } = await send({ title: '水管爆了😱', text: '救命🆘' })({})
    expect([status, (body as ActionAnswer).case.title]).toEqual([201, '水管爆了😱'])
  })

  test('ten thousand of them are kept to the last; one more is refused', async () => {
    const text = `${'字'.repeat(9_998)}😀尾`
    expect([...text]).toHaveLength(10_000)
    const { status, body } = await send({ text })({})
    expect(status).toBe(201)
    const { body: detail } = await officer.get(`/api/v1/events/${(body as ActionAnswer).case.id}`)
    expect((detail as EventDetail).text).toBe(text)
    await refused(district, send({ text: `${text}多` }), {
      ...invalid('提示修改', 'Correct the fields'),
      field: { path: '/text', zh: '不超过 10000 字', en: 'more than 10000 characters' },
    })
  })

  test('of an action have their limit too', async () => {
    const id = await reported()
    const note = (length: number) => (headers: Headers) =>
      act(desk, id, 'comment', { text: '字'.repeat(length) }, headers)
    expect((await note(5000)({})).status).toBe(200)
    await refused(district, note(5001), {
      ...invalid('提示修改', 'Correct the fields'),
      field: { path: '/input/text', zh: '不超过 5000 字', en: 'more than 5000 characters' },
    })
  })

  test('by the megabyte are not even read', async () => {
    await refused(district, send({ text: '字'.repeat(100_000) }), {
      status: 413, code: 'payload-too-large', zh: '上限 256 kB', en: 'limit of 256 kB',
    })
  })
})

describe('what cannot be stored', () => {
  const signs = [
    ['NUL', 'a\u0000b'], ['a lone high surrogate', '坏\ud83d'], ['a lone low surrogate', '\ude00坏'],
  ] as const

  test.each(signs)('%s in any text of a body, and in its names', async (_what, text) => {
    const id = await reported()
    const asks: [string, (headers: Headers) => Promise<Answer>][] = [
      ['/title', send({ title: text })],
      ['/text', send({ text })],
      ['/address', send({ address: text })],
      ['/reporter/name', headers => desk.post('/api/v1/events', {
        id: uuidv7(), title: '来电反映', source: 'resident', reporter: { name: text },
      }, headers)],
      ['/input/text', headers => act(desk, id, 'comment', { text }, headers)],
    ]
    for (const [path, ask] of asks) {
      const field = { path, zh: '含有无法保存的字符', en: 'cannot be stored' }
      await refused(district, ask, { ...unstorable, field })
    }
    await refused(district, headers => raw(JSON.stringify({ [text]: 1 }), headers), unstorable)
  })

  test('NUL in a query and in a path', async () => {
    await refused(district, headers => officer.get('/api/v1/events?q=%00', headers), unstorable)
    await refused(district, headers => officer.get('/api/v1/matters?search=a%00b', headers), unstorable)
    await refused(district, headers => officer.get('/api/v1/events/a%00b', headers), unstorable)
  })

  test('half a sign in a query is read as a sign that fits nothing, and breaks nothing', async () => {
    for (const half of ['%ED%A0%80', '%FF', '%E5%AD']) {
      const { status } = await officer.get(`/api/v1/events?q=${half}`)
      expect([half, status]).toEqual([half, status < 500 ? status : 'no fault of ours'])
    }
  })

  test('a body that is no JSON, or holds what JSON must not', async () => {
    const malformed: Wanted = { status: 400, code: 'malformed-json', zh: '不是有效的 JSON', en: 'not valid JSON' }
    await refused(district, headers => raw('{"title": ', headers), malformed)
    await refused(district, headers => raw('{"__proto__": {"title": "x"}}', headers), malformed)
  })
})

describe('a matter', () => {
  const unknown: Wanted = { status: 400, code: 'unknown-matter', zh: '999999 不在现行目录中', en: 'Matter 999999 is not' }

  test('that nobody knows, wherever it is named', async () => {
    const id = await reported()
    await refused(district, send({ matter: '999999' }), unknown)
    await refused(district, headers => act(desk, id, 'accept', { matter: '999999' }, headers), unknown)
    const { lon, lat } = district.place(0)
    const trial = { matter: '999999', lon, lat, source: 'officer' }
    await refused(district, headers => desk.post('/api/v1/routing/dry-run', trial, headers), unknown)
  })

  test('that is no code at all', async () => {
    await refused(district, send({ matter: '井盖' }), {
      ...invalid('提示修改', 'Correct the fields'), field: { path: '/matter', zh: '格式不符', en: 'wrong form' },
    })
  })
})

describe('a form', () => {
  test('that shows what has changed meanwhile', async () => {
    const id = await reported()
    const { body } = await desk.get(`/api/v1/events/${id}`)
    const seen = { case: (body as EventDetail).summary.version }
    expect((await act(district.as('desk-night'), id, 'reclassify', { matter: '030102' })).status).toBe(200)
    await refused(district, headers => act(desk, id, 'accept', { matter: '070301' }, headers, { seen }), {
      status: 409, code: 'stale-form', zh: '刷新查看后重新提交', en: 'Reload, look, and submit again',
    })
  })

  test('with a field that nobody asked for, or without one that is asked', async () => {
    const id = await reported()
    const general = invalid('提示修改', 'Correct the fields')
    await refused(district, send({ religion: '佛教' }), {
      ...general, field: { path: '/religion', zh: '不认识的字段', en: 'not a known field' },
    })
    await refused(district, headers => act(desk, id, 'reject', {}, headers), {
      ...general, field: { path: '/input/reason', zh: '必填', en: 'is required' },
    })
    await refused(district, headers => act(desk, id, 'explode', {}, headers), general)
  })
})

describe('an area', () => {
  test('that is not of this district', async () => {
    const nowhere = uuidv7()
    const gone: Wanted = { status: 404, code: 'not-found', zh: '可能已删除或无权查看', en: 'may be gone' }
    const unknown: Wanted = { status: 400, code: 'unknown-reference', zh: '刷新后重新选择', en: 'choose again' }
    await refused(district, headers => officer.get(`/api/v1/areas/${nowhere}`, headers), gone)
    await refused(district, headers => officer.get(`/api/v1/areas?parent=${nowhere}`, headers), unknown)
    await refused(district, headers => officer.get(`/api/v1/grids/${nowhere}/card`, headers), gone)
    const unit = { name: '外区单位', kind: 'center', areaId: nowhere }
    await refused(district, headers => district.as('admin-system').post('/api/v1/units', unit, headers), unknown)
  })

  test('where somebody else plans the rota', async () => {
    const far = district.grids.find(({ villageId }) => villageId !== district.grids[0]?.villageId)
    const { body } = await officer.get(`/api/v1/posts?areaId=${far?.id}&role=officer`)
    const [post] = (body as { items: { id: string }[] }).items
    const leave = { postId: post?.id, from: '2026-10-01T00:00:00Z', to: '2026-10-02T00:00:00Z' }
    const forbidden: Wanted = { status: 403, code: 'forbidden', zh: '联系安全管理员', en: 'Ask the security administrator' }
    await refused(district, headers => district.as('leader-grid').post('/api/v1/duty/leave', leave, headers), forbidden)
  })
})

async function reported(): Promise<string> {
  const { status, body } = await send({ point: district.place(0) })({})
  expect(status, JSON.stringify(body)).toBe(201)
  return (body as ActionAnswer).case.id
}

function act(
  caller: Caller, id: string, action: string, input: object, headers: Headers = {}, more: object = {},
): Promise<Answer> {
  return caller.post(`/api/v1/events/${id}/actions`, { id: uuidv7(), action, input, ...more }, headers)
}

/** A body as written, which a caller would make JSON of. */
async function raw(text: string, headers: Headers): Promise<Answer> {
  return officer.post('/api/v1/events', Buffer.from(text), { ...headers, 'content-type': 'application/json' })
}

function invalid(zh: string, en: string): Wanted {
  return { status: 400, code: 'invalid-request', zh, en }
}
