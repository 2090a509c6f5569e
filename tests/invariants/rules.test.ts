/** Comments name rules; each name leads to a line of docs/domain.md, and no page that is not in the project. */
import { expect, test } from 'vitest'
import { findings, heads, isThere, page, section, sources } from './documents.ts'

const rules = page('docs/domain.md')
const heading = new Set(heads(rules))

/** 实务 6, 检验 9, 呈现 1: numbered lines of a section. */
const numbered: Readonly<Record<string, string>> = { 实务: '实务更正', 检验: '十条检验', 呈现: '呈现' }
/** S4-20, R6, A6, E7: lines that begin with their code. */
const coded: readonly [pattern: RegExp, head: string][] = [
  [/^S\d-\d+$/, '来源条目'], [/^R\d+$/, '必备要求'], [/^[A-D]\d+$/, '能力'], [/^一日 E\d$/, '一日'],
]

const one = String.raw`(?:(?:实务|检验|呈现) \d+|一日 E\d|S\d-\d+|[A-DR]\d{1,2}|\p{Script=Han}{2,4}|\d+)`
/** A list may go on in the next line of the comment. */
const gap = String.raw`(?:\s+\*)?\s+`
const reference = new RegExp(String.raw`docs/domain\.md(?:${gap}(${one}(?:[,;]${gap}${one})*))?`, 'gu')

/** All but this file, which plants what it looks for. */
const places = sources.filter(({ path }) => path !== 'tests/invariants/rules.test.ts')

test('every reference to docs/domain.md is one that can be looked up', () => {
  expect(findings(places, reference, () => true).length).toBeGreaterThan(80)
  expect(findings(places, reference, ([, list]) => list === undefined || !itemsOf(list).every(resolves))).toEqual([])
})

test('a reference that leads nowhere is found', () => {
  const wrong = ['/** Rule: docs/domain.md 实务 99. */', '/** See docs/domain.md. */']
  const planted = { path: 'planted.ts', text: [...wrong, '/** Rules: docs/domain.md S4-20, 检验 9. */'].join('\n') }
  expect(findings([planted], reference, ([, list]) => list === undefined || !itemsOf(list).every(resolves)))
    .toEqual(['planted.ts: docs/domain.md 实务 99', 'planted.ts: docs/domain.md'])
})

test('every page that a source names is in the project', () => {
  expect(findings(places, /(?<![\w/*.$}-])[\w./-]*\w\.md\b/g, ([name], { path }) => !isThere(path, name))).toEqual([])
})

test('no comment names a rule without saying of which page', () => {
  const stated = /\b(?:Rules?|Seeds?|Sources?): ([\s\S]*?)(?=\*\/|\n(?!\s*(?:\*|\/\/|--)))/g
  const code = /(?<![\w/-])(?:S\d-\d+|[A-DR]\d{1,2})\b/
  const loose = findings(places, stated, ([, list = '']) => code.test(list) && !list.includes('docs/domain.md'))
  expect(loose).toEqual([])
})

/** `实务 4, 6` names two. */
function itemsOf(list: string): string[] {
  let kind = ''
  return list.split(/[,;]/).map((text) => {
    const item = text.replace('*', '').trim()
    const [first = '', second] = item.split(/\s+/)
    if (second !== undefined) kind = first
    return /^\d+$/.test(item) ? `${kind} ${item}` : item
  })
}

function resolves(item: string): boolean {
  const [kind = '', no] = item.split(' ')
  const head = numbered[kind]
  if (head && no) return new RegExp(`^${no}\\. `, 'm').test(section(rules, head))
  const found = coded.find(([pattern]) => pattern.test(item))
  if (found) return section(rules, found[1]).includes(`\n- ${item.split(' ').at(-1)} `)
  return heading.has(item)
}
