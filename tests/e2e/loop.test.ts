/**
 * The whole loop as five people at their own screens: taken by telephone, accepted, dispatched to lead and assistant,
 * returned once, finished late, supervised, checked, confirmed, reopened to the same handler, closed a second time.
 * Rule: docs/domain.md 生命周期.
 */
import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { act, actions, offered, openCase } from './hands.ts'
import { hasBrowser, openStage, shoot } from './stage.ts'
import type { Person, Stage } from './stage.ts'

/** Clicks of five people over a working day. */
const LOOP_MS = 240_000

describe.skipIf(!hasBrowser)('the loop in the browser', () => {
  let stage: Stage
  let [desk, unit, other, checker, officer]: Person[] = []
  beforeAll(async () => {
    stage = await openStage()
    // The clerk presses the map.
    ;[desk, unit, other, checker, officer] = await Promise.all(
      ['desk-town', 'handler', 'handler-3', 'checker', 'officer'].map((name) =>
        stage.person(name, { maps: name === 'desk-town' })),
    )
  }, MAKING_MS)
  afterAll(() => stage?.close())

  it('carries a caller’s word to its end, and again when it comes back', async () => {
    const { clock, settle } = stage.district
    const id = await takeCall(desk!)

    await openCase(desk!.page, id)
    await act(desk!.page, '受理', async (form) => form.write('waiver', '电话核实属实'))
    await act(desk!.page, '交办', async (form) => {
      await form.pick('lead', '综合执法')
      await form.pick('assists', '市政')
    })

    await clock.advance(10)
    await openCase(unit!.page, id)
    await act(unit!.page, '退回', async (form) => form.write('reason', '摊位在人行道，属市政养护范围'))
    await settle()

    await openCase(desk!.page, id)
    await act(desk!.page, '交办', async (form) => {
      await form.pick('lead', '综合执法')
      await form.write('note', '占道经营归综合执法，市政协助恢复护栏')
    })
    await openCase(unit!.page, id)
    await act(unit!.page, '签收')
    await openCase(other!.page, id)
    await act(other!.page, '签收')
    await act(other!.page, '处置完成', async (form) => {
      await form.write('result', '护栏已复位')
      await form.picture('after', { takenAt: clock.now() })
    })

    // The holidays pass: handling is late, and the rules order an answer.
    await clock.advance(9 * 24 * 60)
    await settle()
    await openCase(unit!.page, id)
    await expect.poll(() => unit!.page.getByText('超时').count()).toBeGreaterThan(0)
    const { place } = await summaryOf(stage, id)
    await act(unit!.page, '处置完成', async (form) => {
      await form.write('result', '摊贩已劝离，设置禁停标志')
      await form.picture('before', { takenAt: clock.now(), place: place! })
      await form.picture('after', { takenAt: clock.now(), place: place! })
    })
    const { body } = await stage.district.as('handler').get('/api/v1/orders?open=true')
    const [order] = (body as { items: { id: string }[] }).items
    await openCase(unit!.page, order!.id, 'orders')
    await act(unit!.page, '答复', async (form) => form.write('text', '已整改，今后每日巡查'))

    await openCase(checker!.page, id)
    await act(checker!.page, '核查', async (form) => form.choose('outcome', '通过'))
    await openCase(officer!.page, id)
    await act(officer!.page, '确认结案')
    await clock.advance(24 * 60)

    await openCase(desk!.page, id)
    await act(desk!.page, '重开', async (form) => form.write('reason', '反映人来电，摊贩又回来了'))
    await openCase(unit!.page, id)
    await expect.poll(() => offered(unit!.page)).toContain('处置完成')
    await act(unit!.page, '处置完成', async (form) => {
      await form.write('result', '加装隔离桩，早高峰派员值守')
      await form.picture('after', { takenAt: clock.now(), place: place! })
    })
    await openCase(checker!.page, id)
    await act(checker!.page, '核查', async (form) => form.choose('outcome', '通过'))
    await openCase(officer!.page, id)
    await act(officer!.page, '确认结案')
    await settle()
    expect(await summaryOf(stage, id)).toMatchObject({ state: 'closed', round: 2 })
    const { trail, audit } = await stage.district.verify()
    expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
    for (const person of [desk, unit, other, checker, officer]) expect(person!.faults).toEqual([])
  }, LOOP_MS)
})

async function summaryOf(stage: Stage, id: string): Promise<CaseSummary> {
  return ((await stage.district.as('desk-town').get(`/api/v1/events/${id}`)).body as EventDetail).summary
}

/** The clerk types while somebody speaks; the map is pressed once. */
async function takeCall({ page }: Person): Promise<string> {
  await page.goto('/report')
  await page.locator('#report-words').fill('菜场门口有三轮车占道卖菜，早高峰堵得走不了')
  await page.locator('#report-address').fill('花溪社区第1网格')
  await page.getByRole('option', { name: /花溪社区第1网格/ }).first().click()
  await page.locator('.maplibregl-canvas').click()
  await page.locator('#report-name').fill('演桐')
  await page.locator('#report-phone').fill('13800005678')
  await page.getByText('占道').first().waitFor()
  await shoot(page, 'report')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.locator('.report-number').waitFor()
  await page.getByRole('link', { name: '打开事件' }).click()
  await actions(page).waitFor()
  const id = /events\/([0-9a-f-]{36})/.exec(page.url())?.[1]
  if (!id) throw new Error(`no event stands in ${page.url()}`)
  return id
}
