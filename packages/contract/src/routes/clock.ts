/** The business clock of a district. It differs from the wall clock in demo and test only. Rule: decision 26. */
import Type from 'typebox'
import { Moment, Obj } from '../common.ts'
import { defineRoute } from '../route.ts'

export const ClockBody = Obj(
  {
    now: Moment,
    wall: Moment,
    rate: Type.Number({ description: 'Business seconds per second' }),
    settable: Type.Boolean(),
  },
  { title: 'Clock' },
)

export const getClock = defineRoute({
  id: 'getClock',
  method: 'GET',
  path: '/api/v1/clock',
  module: 'clock',
  summary: { zh: '业务时钟', en: 'Business clock' },
  access: { row: 'clock.read' },
  responses: { 200: ClockBody },
  errors: [],
  background: true,
})

export const setClock = defineRoute({
  id: 'setClock',
  method: 'PUT',
  path: '/api/v1/clock',
  module: 'clock',
  summary: { zh: '拨动业务时钟或调整快慢（仅演示环境）', en: 'Set the clock or change its rate (demo only)' },
  access: { row: 'clock.set' },
  body: Obj({
    now: Type.Optional(Moment),
    rate: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  }),
  responses: { 200: ClockBody },
  errors: ['clock-backwards', 'clock-fixed'],
})

export const clockRoutes = [getClock, setClock] as const
