/** What happens, as it happens: server-sent events of the topics that the reader’s posts give. Rule: decision 17. */
import Type from 'typebox'
import { defineRoute } from '../route.ts'

export const readLive = defineRoute({
  id: 'readLive',
  method: 'GET',
  path: '/api/v1/live',
  module: 'live',
  summary: {
    zh: '实时动态（SSE）：断线后以 Last-Event-ID 续传；收到 reset 须重新查询列表',
    en: 'Live events (SSE): resumed by Last-Event-ID; after `reset` query the lists anew',
  },
  access: { row: 'live.read' },
  responses: { 200: Type.String() },
  errors: ['too-many-streams'],
  stream: 'sse',
  background: true,
})

export const liveRoutes = [readLive] as const
