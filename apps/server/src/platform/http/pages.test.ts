import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installPages } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'onegrid-pages-'))
let fastify: FastifyInstance

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<title>一网</title>')
  writeFileSync(join(folder, 'mark.svg'), '<svg/>')
  fastify = Fastify()
  const pages = await installPages(fastify, folder)
  fastify.setNotFoundHandler((request, reply) =>
    pages.serves(request) ? pages.send(reply) : reply.code(404).send('nothing'))
})
afterAll(async () => {
  await fastify.close()
  rmSync(folder, { recursive: true })
})

const browser = { accept: 'text/html,*/*;q=0.8' }

it.each<[InjectOptions, number]>([
  [{ method: 'GET', url: '/desk?tab=check', headers: browser }, 200],
  [{ method: 'GET', url: '/mark.svg' }, 200],
  // Whoever looks whether it is there: a monitor, somebody with curl.
  [{ method: 'GET', url: '/' }, 200],
  [{ method: 'HEAD', url: '/' }, 200],
  [{ method: 'GET', url: '/desk' }, 404],
  [{ method: 'POST', url: '/desk', headers: browser }, 404],
  [{ method: 'GET', url: '/api/v1/nothing', headers: browser }, 404],
  [{ method: 'GET', url: '/assets/gone-abc.js', headers: browser }, 404],
])('%o: %i', async (asked, status) => {
  const answer = await fastify.inject(asked)
  expect(answer.statusCode).toBe(status)
  if (status === 200 && asked.url !== '/mark.svg') {
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.body).toBe(asked.method === 'HEAD' ? '' : '<title>一网</title>')
  }
})
