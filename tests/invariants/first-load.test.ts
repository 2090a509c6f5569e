/**
 * What a list loads before it shows anything, without the map, compressed, and in how many requests: the desk is what
 * most people open.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { buildWeb } from '../../tools/web/build.mjs'
import { projectRoot } from './cruise.ts'

interface Chunk { file: string; imports?: string[]; css?: string[] }

const dist = join(projectRoot, 'apps/console/dist')

beforeAll(async () => {
  if (!(await buildWeb(process.execPath))) throw new Error('the web pages could not be built')
})

it.each([
  // The desk comes with the frame.
  ['desk', 'index.html', 350_000, 6],
  ['events', 'src/desk/events-page.tsx', 365_000, 12],
])('%s comes within its weight and in few files', (_, page, limitBytes, limitFiles) => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (files.has(chunk.file)) return
    for (const file of [chunk.file, ...chunk.css ?? []]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit('index.html')
  visit(page)
  const weights = [...files].map((file) => [file, gzipSync(readFileSync(join(dist, file))).length] as const)
  const heaviest = weights.toSorted((a, b) => b[1] - a[1]).slice(0, 5).map(([file, bytes]) => `${file} ${bytes}`)
  expect(files.size).toBeLessThanOrEqual(limitFiles)
  expect(weights.reduce((sum, [, bytes]) => sum + bytes, 0), heaviest.join(', ')).toBeLessThanOrEqual(limitBytes)
})
