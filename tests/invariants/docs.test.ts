/** Pages name only what is there: links, files, commands, routes, settings. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes } from '@onegrid/contract'
import { expect, test } from 'vitest'
import { settings } from '../../apps/server/src/platform/config/settings.ts'
import { findings, heads, isThere, page, pages, root, sources } from './documents.ts'

test('every relative link resolves, and its heading where it names one', () => {
  const broken = findings(pages, /\]\(([^)\s]+)\)/g, ([, link = ''], { path, text }) => {
    if (/^[a-z]+:/.test(link)) return false
    const [target = '', anchor] = decodeURI(link).split('#')
    if (target !== '' && !isThere(path, target)) return true
    if (anchor === undefined) return false
    const there = target === '' ? text : readFileSync(join(root, path, '..', target), 'utf8')
    return !heads(there).map(anchorOf).includes(anchor)
  })
  expect(pages.length).toBeGreaterThan(20)
  expect(broken).toEqual([])
})

test('every command of npm that a page or a message names is a script', () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8')
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> }
  const commands = /\bnpm run (?:--\w+ )*([a-z](?:[\w:-]*\w)?)/g
  const unknown = findings([...pages, ...sources], commands, ([, name = '']) => !(name in scripts))
  expect(unknown).toEqual([])
})

test('every path of the project that a page names is there', () => {
  const named = /`((?:apps|packages|tools|tests|bench|docs)\/[\w./*{},-]+)`/g
  const gone = findings(pages, named, ([, path = '']) => !isThere('', path.replace(/\/[^/]*[*{].*$/, '')))
  expect(gone).toEqual([])
})

test('no page and no source names a path of somebody’s machine', () => {
  expect(findings([...pages, ...sources], /(?<![\w.~/])\/(?:work|root|home|Users)\/[\w.-]+/g, () => true)).toEqual([])
})

test('every route that a page names is in the contract', () => {
  const known = new Set(allRoutes.map(({ method, path }) => `${method} ${path}`))
  const routes = /`(GET|POST|PUT|PATCH|DELETE) (\/[^\s`?]+)/g
  const unknown = findings(pages, routes, ([, method, path]) => !known.has(`${method} ${path}`))
  expect(unknown).toEqual([])
})

test('every setting that a page names is one', () => {
  // The one that is not the product's: where `npm run day` and `npm run replay` find it.
  const known = new Set<string>([...settings.map(({ name }) => name), 'ONEGRID_URL'])
  const unknown = findings(pages, /\b(?:ONEGRID|DATABASE)_[A-Z_]+\b/g, ([name]) => !known.has(name))
  expect(unknown).toEqual([])
})

test('every decision that a comment or a page names stands in docs/adr/0001', () => {
  const settled = page('docs/adr/0001-settled-decisions.md').matchAll(/^(\d+)\. /gm)
  const decided = new Set([...settled].map(([, no]) => Number(no)))
  const numbers = /\bdecisions? (\d+(?:(?:[,–]| and|, and) ?\d+)*)/g
  const unknown = findings([...pages, ...sources], numbers, ([, list = '']) =>
    (list.match(/\d+/g) ?? []).some((no) => !decided.has(Number(no))))
  expect(decided.size).toBeGreaterThan(40)
  expect(unknown).toEqual([])
})

/** As the common renderers make it. */
function anchorOf(head: string): string {
  return head.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
}
