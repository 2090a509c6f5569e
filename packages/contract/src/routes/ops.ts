/** For whoever runs the product. */
import Type from 'typebox'
import { Obj } from '../common.ts'
import { defineRoute } from '../route.ts'

export const getHealth = defineRoute({
  id: 'getHealth',
  method: 'GET',
  path: '/healthz',
  module: 'ops',
  summary: { zh: '健康检查', en: 'Health' },
  access: 'public',
  responses: { 200: Obj({ status: Type.Literal('ok'), database: Type.Literal('ok'), uptimeSeconds: Type.Integer() }) },
  errors: [],
  background: true,
})

export const getMetrics = defineRoute({
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  module: 'ops',
  summary: { zh: '运行指标（Prometheus），仅限本机或持令牌', en: 'Prometheus metrics: from this machine, or with the token' },
  access: 'public',
  responses: { 200: Type.String() },
  errors: ['forbidden'],
  stream: 'text',
  background: true,
})

export const opsRoutes = [getHealth, getMetrics] as const
