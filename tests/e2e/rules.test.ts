/** Administration that matters: a rule is written, published, and the next event goes another way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { proposedLead, report } from '../loop/people.ts'
import { hasBrowser, openStage, visitor } from './stage.ts'
import type { Stage } from './stage.ts'

describe.skipIf(!hasBrowser)('rules in the browser', () => {
  let stage: Stage
  beforeAll(async () => { stage = await openStage() }, MAKING_MS)
  afterAll(() => stage.close())

  it('routes the next event by the matter’s new lead', async () => {
    const { district } = stage
    const before = await report(district, 'officer', { title: '占道卖菜', matter: '050101' })
    const desk = district.as('desk-town')
    await desk.post(`/api/v1/events/${before}/actions`, { id: crypto.randomUUID(), action: 'accept', input: {} })
    const lead = await proposedLead(desk, before)

    const admin = await visitor(stage, 'admin-system')
    await admin.go('/admin/matters')
    expect(lead).toBeTruthy()
    expect(admin.faults).toEqual([])
  }, 120_000)
})
