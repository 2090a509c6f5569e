/** The catalogue, whose job it is, and dry runs of routing, through the real server. */
import type { RouteTrial } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import { defaultPolicyBody, matterCatalogue } from '@onegrid/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { by, china } from '../staff/testing.ts'
import { townApp } from './testing.ts'

const town = await townApp()
afterAll(() => town.close())

beforeAll(async () => {
  const body = defaultPolicyBody()
  body.routing.push({ id: 'night', name: '夜间归区', when: { time: 'off', matter: ['05'] }, to: { desk: 'district' } })
  await town.matters.publish(by, body)
})

type Items = { items: { code: string; unit?: string | null; name: string }[] }
const codesOf = ({ body }: { body: unknown }) => (body as Items).items.map(({ code }) => code)
const en = { 'accept-language': 'en' }

describe('the catalogue', () => {
  it('is open to everybody, but for what concerns care plans', async () => {
    const all = await town.stranger.get('/api/v1/matters')
    expect(codesOf(all)).toHaveLength(114)
    expect(codesOf(all)).not.toContain('020301')
    expect(await town.stranger.get('/api/v1/matters/020301')).toMatchObject({ status: 404 })
    expect(await town.as('resident').get('/api/v1/matters/020301')).toMatchObject({ status: 404 })
    expect(await town.as('handler').get('/api/v1/matters/020301')).toMatchObject({ status: 200 })
  })

  it('tells standard, limits and evidence of a matter', async () => {
    expect(await town.stranger.get('/api/v1/matters/070101', en)).toMatchObject({
      body: {
        name: 'Manhole cover missing', level: 2, limit: { value: 2, unit: 'urgent_hour' },
        restoreLimit: { value: 24, unit: 'urgent_hour' }, evidence: ['before', 'guard', 'after', 'object'],
        countsHandling: true, live: true,
      },
    })
    expect(await town.stranger.get('/api/v1/matters/080101')).toMatchObject({ body: { countsHandling: false } })
    expect(await town.stranger.get('/api/v1/matters/123456')).toMatchObject({ status: 404 })
  })

  it('is filtered by class and by words', async () => {
    expect(codesOf(await town.stranger.get('/api/v1/matters?class=0701'))).toEqual(['070101', '070102', '070103'])
    expect(codesOf(await town.stranger.get(`/api/v1/matters?search=${encodeURIComponent('油烟')}`))).toEqual(['060201'])
    const { body } = await town.stranger.get('/api/v1/matters/classes', en)
    expect((body as Items).items).toHaveLength(10)
  })
})

describe('whose job is this', () => {
  it('names the unit of the place', async () => {
    const ask = (q: string, place = '') =>
      town.stranger.get(`/api/v1/matters/whose-job?q=${encodeURIComponent(q)}${place}`)
    const here = await ask('井盖', '&lon=120.505&lat=30.005')
    expect((here.body as Items).items[0]).toMatchObject({ code: '070101', unit: '演示市政养护公司', limitText: '2 小时' })
    expect(((await ask('井盖')).body as Items).items[0]).toMatchObject({ unit: null })
    expect((await ask('嗯')).body).toEqual({ items: [] })
  })
})

describe('a dry run', () => {
  const place = { lon: 120.505, lat: 30.005 }
  const trial = async (question: object, who = 'desk-town') => {
    const answer = await town.as(who).post('/api/v1/routing/dry-run', question, en)
    return answer.body as RouteTrial
  }

  it('says who would get it, by which rule, and why not by the others', async () => {
    const day = await trial({ ...place, matter: '050201', source: 'resident' })
    expect(day).toMatchObject({
      ruleId: 'default', auto: false, working: true, level: 3, warning: null,
      place: { grid: { name: '演示村第1网格' }, town: { name: '漓渚镇' } },
      desk: { id: town.desks.town, name: '漓渚镇受理台' }, lead: { name: '综合执法漓渚中队' }, assists: [],
      officer: { name: '演安' }, dueAt: toMoment(china('15:00')),
    })
    expect(day.fallbacks).toEqual([{
      code: 'no_unit', message: 'No unit to handle it: 漓渚镇受理台 dispatches by hand',
      because: { code: 'function_without_unit', message: 'no unit here fills the function 自然资源所' },
    }])
    expect(day.steps.map(({ name, matched, because }) => [name, matched, because[0]?.message])).toEqual([
      ['物联感知预警按类直派', false, 'source resident is not among sensor'],
      ['领导交办由区级受理', false, 'source resident is not among leader'],
      ['夜间归区', false, 'holds outside working hours only'],
      ['The catalogue', true, 'no rule applies; the catalogue decides'],
    ])
    const night = await trial({ ...place, matter: '050201', source: 'resident', at: toMoment(china('20:00')) })
    expect(night).toMatchObject({ ruleId: 'night', desk: { id: town.desks.district }, working: false })
  })

  it('warns of a hazard that would wait through the holiday', async () => {
    const at = toMoment(china('16:05'))
    const wiring = await trial({ ...place, matter: '030202', source: 'officer', at })
    expect(wiring.dueAt).toBe(toMoment(china('11:05', '2026-10-08')))
    expect(wiring.warning).toContain('7 days off')
    expect((await trial({ ...place, matter: '050101', source: 'officer', at })).warning).toBeNull()
  })

  it('makes good a point in no grid', async () => {
    expect(await trial({ lon: 121, lat: 30, matter: '070101', source: 'officer' })).toMatchObject({
      desk: { id: town.desks.district }, officer: null, place: { grid: null }, lead: null,
      fallbacks: [{ code: 'no_grid' }, { code: 'no_unit' }],
    })
  })

  it('is tried for an area as well: anywhere in it', async () => {
    const question = { matter: '050201', source: 'resident' }
    const inTown = await trial({ ...question, area: town.id.town })
    expect(inTown).toMatchObject({
      place: { grid: null, village: null, town: { name: '漓渚镇' } }, desk: { name: '漓渚镇受理台' },
      lead: { name: '综合执法漓渚中队' }, officer: null, fallbacks: [{ code: 'no_unit' }],
    })
    expect(await trial({ ...question, area: town.id.grid1 })).toMatchObject({
      place: { grid: { id: town.id.grid1 }, village: { id: town.id.village1 } }, officer: { name: '演安' },
    })
    const ask = (body: object) => town.as('desk-town').post('/api/v1/routing/dry-run', { ...question, ...body })
    expect(await ask({ area: town.units.squad })).toMatchObject({ status: 400, body: { code: 'unknown-reference' } })
    expect(await ask({ lon: 120.5 })).toMatchObject({ status: 400, body: { fields: [{ path: '/area' }] } })
  })

  it('tries the draft before it is published', async () => {
    const rule = { id: 'far', name: '井盖归区', when: { matter: ['0701'] }, to: { desk: 'district' } }
    await town.as('admin-system').put('/api/v1/policies/draft/rules/far', { rule })
    const question = { ...place, matter: '070101', source: 'officer' }
    expect(await trial(question)).toMatchObject({ ruleId: 'default', policyNo: 1 })
    expect(await trial({ ...question, policy: 'draft' })).toMatchObject({ ruleId: 'far', policyNo: null })
    const unknown = await town.as('desk-town').post('/api/v1/routing/dry-run', { ...question, policy: '99' })
    expect(unknown).toMatchObject({ status: 404 })
  })

  it('is for desks, leaders and the administrator, on known matters', async () => {
    const question = { ...place, matter: '070101', source: 'officer' }
    expect((await town.as('officer').post('/api/v1/routing/dry-run', question)).status).toBe(403)
    const unknown = await town.as('leader').post('/api/v1/routing/dry-run', { ...question, matter: '999999' })
    expect(unknown).toMatchObject({ status: 400, body: { code: 'unknown-matter', params: { matter: '999999' } } })
    const swapped = await town.as('leader').post('/api/v1/routing/dry-run', { ...question, lon: 30, lat: 120.5 })
    expect(swapped).toMatchObject({ status: 400, body: { fields: [{ path: '/lat' }] } })
  })

  it('lists the functions that nobody fills', async () => {
    const { body } = await town.as('desk-town').get('/api/v1/routing/gaps')
    const { items } = body as { items: { unitFunction: string; matters: string[]; town: { name: string } }[] }
    const functions = items.map(({ unitFunction }) => unitFunction)
    expect(functions).toContain('司法所')
    // The station is open but has nobody to sign; squad and roads are filled.
    expect(functions).toContain('派出所')
    expect(functions).not.toContain('综合执法中队')
    expect(functions).not.toContain('市政养护单位')
    const justice = items.find(({ unitFunction }) => unitFunction === '司法所')
    expect(justice).toMatchObject({ matters: ['010601'], town: { name: '漓渚镇' }, villages: null, unit: null })
    const station = items.find(({ unitFunction }) => unitFunction === '派出所')
    expect(station).toMatchObject({ unit: { id: town.units.station, name: '漓渚派出所' } })
  })

  it('lists only the villages that lack what a village fills, and those of the draft where asked', async () => {
    const gaps = async (query = '') => {
      const { body } = await town.as('admin-system').get(`/api/v1/routing/gaps${query}`)
      return (body as { items: { unitFunction: string; villages: { id: string }[] | null }[] }).items
    }
    const admin = town.as('admin-system')
    const fill = (areaId: string, unitId: string | null) =>
      admin.put('/api/v1/unit-functions', { function: '村(社区)调解委员会', areaId, unitId })
    const mediation = async () => (await gaps()).find(({ unitFunction }) => unitFunction === '村(社区)调解委员会')
    expect(await mediation()).toMatchObject({ villages: null })
    await fill(town.id.village1, town.units.squad)
    expect(await mediation()).toMatchObject({ villages: [{ id: town.id.village2 }] })
    await fill(town.id.village2, town.units.squad)
    expect(await mediation()).toBeUndefined()

    const matter = { ...matterCatalogue().find(({ code }) => code === '010601')!, leadFunction: '测绘队' }
    await admin.put('/api/v1/policies/draft/matters/010601', { matter })
    expect((await gaps()).map(({ unitFunction }) => unitFunction)).toContain('司法所')
    const drafted = (await gaps('?policy=draft')).map(({ unitFunction }) => unitFunction)
    expect([drafted.includes('司法所'), drafted.includes('测绘队')]).toEqual([false, true])
  })
})

describe('routing in force', () => {
  it('is read with the names that it needs', async () => {
    expect(await town.as('desk-town').get('/api/v1/routing')).toMatchObject({
      status: 200,
      body: { policyNo: 1, defaultDesk: 'town', rules: [{ id: 'sensor' }, { id: 'leader' }, { id: 'night' }] },
    })
  })
})
