/** The web apps as they were built: files with their hash in the name for ever, the page that names them never kept. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export interface Pages {
  /** Whether the request asks for a page of the app: then every address of its router is the same file. */
  serves(request: FastifyRequest): boolean
  send(reply: FastifyReply): FastifyReply
}

const YEAR_SECONDS = 31_536_000

/**
 * Serves what stands in `folder`, compressed at build time.
 *
 * @param folder where the build is; without one only the API answers, which is what a server behind its own pages wants
 */
export async function installPages(fastify: FastifyInstance, folder: string | undefined): Promise<Pages> {
  if (!folder || !existsSync(join(folder, 'index.html'))) return { serves: () => false, send: (reply) => reply }
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  })
  return {
    serves: (request) => {
      const [path = ''] = request.url.split('?', 1)
      // A browser says that it wants a page; whoever only looks whether the product is there asks for its address.
      const asksForPage = path === '/' || (request.headers.accept?.includes('text/html') ?? false)
      return ['GET', 'HEAD'].includes(request.method) && asksForPage && !/^\/(api|assets|docs)\//.test(path)
    },
    send: (reply) => reply.sendFile('index.html'),
  }
}

function cachingOf(path: string): string {
  return /[/\\]assets[/\\]/.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'
}
