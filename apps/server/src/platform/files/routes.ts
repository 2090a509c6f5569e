import { describeFile, type FileBody, readFile, readThumbnail, toMoment, uploadFile } from '@onegrid/contract'
import type { FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { isStorable, Problem, type Router } from '../http/index.ts'
import type { Files } from './files.ts'
import type { FileRow } from './queries.ts'
import { sendFile } from './send.ts'

export function installFileRoutes(router: Router, files: Files): void {
  router.handle(uploadFile, async (ctx, _input, request) => {
    const length = Number(request.headers['content-length'])
    const row = await files.store(ctx, {
      stream: request.body as Readable,
      declared: request.headers['content-type'],
      length: Number.isFinite(length) ? length : undefined,
      name: nameOf(request),
    })
    return bodyOf(row)
  })

  router.handle(describeFile, async (ctx, { params: { id } }) => bodyOf(await files.readable(ctx, id)))

  router.handleRaw(readFile, async (ctx, { params: { id } }, request, reply) => {
    const { path, type, name, kind, sha256 } = await files.readable(ctx, id)
    return sendFile(request, reply, { path, type, name, inline: kind !== 'document', etag: sha256.toString('hex') })
  })

  router.handleRaw(readThumbnail, async (ctx, { params: { id } }, request, reply) => {
    const { path, name, sha256 } = await files.thumbnail(ctx, id)
    return sendFile(request, reply, {
      path, type: 'image/jpeg', name, inline: true, etag: `${sha256.toString('hex')}-thumb`,
    })
  })
}

const MAX_NAME = 120

/** The last part of the name that it had on the phone; only shown again, never used as a path. */
function nameOf(request: FastifyRequest): string {
  const given = request.headers['x-file-name']
  const name = typeof given === 'string' ? decode(given) : ''
  if (!isStorable(name)) throw new Problem('text-not-storable')
  const last = name.split(/[\\/]/).at(-1)?.replace(/\p{Cc}/gu, '').trim() ?? ''
  return [...last].slice(-MAX_NAME).join('') || 'file'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Problem('text-not-storable')
  }
}

function bodyOf(row: FileRow): FileBody {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    type: row.type,
    size: row.size,
    sha256: row.sha256.toString('hex'),
    width: row.width,
    height: row.height,
    takenAt: row.taken_at === null ? null : toMoment(row.taken_at),
    position: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    uploadedAt: toMoment(row.uploaded_at),
  }
}
