/** The API page: Swagger UI from our own files, so that it works without the internet and under our own policy. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { API_VERSION, openApiDocument, type RouteSpec } from '@onegrid/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'

const ASSETS: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OneGrid 一网 接口文档</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

/** Sends the CSRF value along once somebody is signed in, so that the page can try unsafe methods too. */
const START = `let csrf
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  requestInterceptor: request => {
    if (csrf && request.method !== 'GET') request.headers['x-csrf-token'] = csrf
    return request
  },
  responseInterceptor: response => {
    const me = response.body && (response.body.me || response.body)
    if (me && typeof me.csrf === 'string') csrf = me.csrf
    return response
  },
})
`

/** Serves `/openapi.json` and `/docs`. */
export async function installApiPage(fastify: FastifyInstance, routes: readonly RouteSpec[]): Promise<void> {
  const document = JSON.stringify(openApiDocument(routes, API_VERSION))
  const folder = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')), 'static')
  const serve = (path: string, type: string, content: string | Buffer) =>
    fastify.get(path, (_request, reply: FastifyReply) => reply.type(type).send(content))

  serve('/openapi.json', 'application/json; charset=utf-8', document)
  serve('/docs', 'text/html; charset=utf-8', PAGE)
  serve('/docs/start.js', 'text/javascript; charset=utf-8', START)
  for (const [name, type] of Object.entries(ASSETS)) serve(`/docs/${name}`, type, await readFile(join(folder, name)))
}
