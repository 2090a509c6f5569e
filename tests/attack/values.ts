/** Values for what the document describes: as anybody would send them, and as nobody would. */
import { resolved } from './operations.ts'
import type { Schema } from './operations.ts'
import type { Random } from './random.ts'

/** What there is to be named in the districts, by the word that fields end with. */
export interface Things {
  /** Ids by kind: `case`, `unit`, `desk`, `area`, `account`, `post`, `file`, `task`, … */
  ids: Readonly<Record<string, readonly string[]>>
  /** Ids of things that somebody else may see: of every kind, in another district. */
  foreign: readonly string[]
  place: { lon: number; lat: number }
  /** Business time, ms. */
  now: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of the week after the story's. */
const MONDAY = Date.parse('2026-10-05')

/** How much beside what must be there is given, of everything in one request. */
export type Fullness = 0 | 0.3 | 0.7

/** A value that the schema takes, named as anybody would name things. */
export function usual(schema: Schema, name: string, things: Things, random: Random, full: Fullness = 0.3): unknown {
  const { type, format, enum: choices, const: only, anyOf, oneOf, examples } = resolved(schema)
  if (only !== undefined) return only
  if (choices) return random.pick(choices)
  const ways = anyOf ?? oneOf
  if (ways) return usual(random.pick(ways), name, things, random, full)
  switch (type) {
    case 'object': return usualObject(schema, things, random, full)
    case 'array': return usualArray(schema, name, things, random, full)
    case 'boolean': return random.chance(0.5)
    case 'integer': return Math.round(usualNumber(schema, name, things, random))
    case 'number': return usualNumber(schema, name, things, random)
    case 'null': return null
  }
  if (format === 'uuid') return random.pick(idsFor(name, things))
  // What ends does so after it has begun; weeks begin on Mondays.
  const late = /end|to$|until/i.test(name) ? 1 : 0
  if (format === 'date') return new Date(MONDAY + 7 * (3 * late + random.below(3)) * DAY_MS).toISOString().slice(0, 10)
  if (format === 'date-time') return new Date(things.now + (48 * late + random.below(48)) * HOUR_MS).toISOString()
  return usualText(schema, name, things, random) ?? (typeof examples?.[0] === 'string' ? examples[0] : '路灯不亮')
}

function usualObject(schema: Schema, things: Things, random: Random, full: Fullness): Record<string, unknown> {
  const { properties = {}, required = [] } = resolved(schema)
  const given = Object.entries(properties).filter(([name]) => required.includes(name) || random.chance(full))
  const values = Object.fromEntries(given.map(([name, property]) =>
    [name, usual(property, name, things, random, full)]))
  // A point is one thing, not two numbers.
  return 'lon' in properties && 'lat' in properties ? { ...values, ...things.place } : values
}

function usualArray(schema: Schema, name: string, things: Things, random: Random, full: Fullness): unknown[] {
  const { items = {}, prefixItems, minItems = 0, maxItems = 3 } = resolved(schema)
  if (prefixItems) return prefixItems.map((item) => usual(item, name, things, random, full))
  const count = Math.max(minItems, Math.min(maxItems, 1 + random.below(2)))
  return Array.from({ length: count }, () => usual(items || {}, name, things, random, full))
}

function usualNumber(schema: Schema, name: string, { place }: Things, random: Random): number {
  const { minimum = 0, exclusiveMinimum, maximum = 100 } = resolved(schema)
  if (name === 'lon') return place.lon
  if (name === 'lat') return place.lat
  // The two sides of what a map shows.
  if (name === 'west' || name === 'east') return place.lon + (name === 'west' ? -0.1 : 0.1)
  if (name === 'south' || name === 'north') return place.lat + (name === 'south' ? -0.1 : 0.1)
  const from = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1
  return from + random.below(Math.min(10, maximum - from + 1))
}

/** Which form a text has stands in its pattern only. */
function usualText(schema: Schema, name: string, things: Things, random: Random): string | undefined {
  const { pattern = '', maxLength = 0 } = resolved(schema)
  if (/^\^\\d\{6\}\$|^\^\[0-9\]\{6\}\$/.test(pattern)) return random.pick(name === 'code' ? CODES : MATTERS)
  if (pattern.startsWith('^(desk|unit|person):')) {
    const kind = random.pick(['desk', 'unit', 'person'])
    return `${kind}:${random.pick(idsFor(kind, things))}`
  }
  const known = forms.find(([beginning]) => pattern.startsWith(beginning))
  if (known) return random.pick(known[1])
  if (pattern !== '') return undefined
  if (name === 'token') return 'x'.repeat(43)
  return maxLength > 0 && maxLength < 4 ? '甲' : random.pick(WORDS)
}

const MATTERS = ['030102', '050401', '070301', '020301', '060203']
const CODES = [...MATTERS, '000000']
const WORDS = ['路灯不亮', '井盖松动', '情况说明', 'x']

const forms: readonly (readonly [pattern: string, examples: readonly string[]])[] = [
  ['^[a-z0-9][a-z0-9._-]{1,39}$', ['fuzz-one', 'fuzz.two', 'f3']],
  ['^[0-9a-fA-F.:]', ['127.0.0.1', '::1']],
  ['^[a-z_]+(,[a-z_]+)*$', ['submitted', 'accepted,dispatched']],
  ['^[1-4](,[1-4])*$', ['1', '3,4']],
  ['^\\d{2,6}(', ['07', '0301,050401']],
  ['^[a-z]+(,[a-z]+)*$', ['officer', 'hotline,resident']],
  ['^-?\\d{1,3}(', ['120,29,121,31']],
  ['^([0-9]{2}){1', ['03', '0301']],
  ['^[a-z][a-z0-9.-]{0,59}$', ['desk.columns', 'a']],
  ['^[a-z][a-z0-9_]{1,39}$', ['urban_management', 'water']],
  ['^([0-9]{1,9}|draft|current)$', ['1', '2', 'draft', 'current']],
  ['^[a-zA-Z0-9._-]{1,60}$', ['fuzz-rule', 'r1']],
  ['^(matters/', ['matters/030102', 'routing/fuzz-rule']],
  ['^[0-9+ -]', ['13800138001']],
  ['^([01][0-9]|2[0-3])', ['08:30', '12:00', '24:00']],
  ['^[0-9]{2}-[0-9]{2}$', ['05-01', '10-01']],
]

/** By a kind, or by the word in a name: `leadUnitId`, `units` and `unit` are units. */
export function idsFor(name: string, { ids }: Things): readonly string[] {
  if (ids[name]) return ids[name]
  const word = kinds.find(([pattern]) => pattern.test(name))?.[1]
  return ids[word ?? 'any'] ?? ids.any ?? []
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^id$|actionId/, 'new'],
  [/unit|lead|assist|parent$/i, 'unit'],
  [/desk/i, 'desk'],
  [/area|grid|town|village|parentId/i, 'area'],
  [/account|person|actor/i, 'account'],
  [/file|before|after|picture|evidence/i, 'file'],
  [/post/i, 'post'],
  [/event|case|survivor|earlier/i, 'case'],
  [/task/i, 'task'],
  [/subject/i, 'subject'],
  [/shift/i, 'shift'],
]

/** Texts that are allowed nearly everywhere and that something on the way may not bear. */
export const oddTexts: readonly string[] = [
  '', ' ', '\u200b', '😀', '👨‍👩‍👧‍👦', 'e\u0301\u0301\u0301\u0301', '\u202e反\u202c', '\ufeff井盖', 'İıſK',
  '﷽'.repeat(20), "'; drop table account; --", '%', '_', '\\', '\\x00', '$1', '${7*7}', '{{7*7}}', '{minutes}',
  '<script>alert(1)</script>', '=HYPERLINK("http://x")', '../../etc/passwd', 'null', 'undefined', 'NaN', 'true', '0',
  '-1', '__proto__', 'constructor', '\t\r\n', 'a\u0007b', '𠮷野家', '，'.repeat(100), '9'.repeat(60), '%00', '&amp;',
  "''", '"', '`', '((((((((((', '[[[',
]

/** What PostgreSQL cannot hold as it is: refused everywhere. Rule: decision 11. */
export const unstorableTexts: readonly string[] = ['a\0b', '坏\ud83d', '\ude00坏', '\0', '\udc00\ud800']

/** Of no type that a field expects, or beyond every bound. After `raw!` JSON as it stands. */
export const wrongValues: readonly unknown[] = [
  null, true, false, 0, -1, 0.1, 1e308, -1e308, 2 ** 53 + 2, 2 ** 31, -(2 ** 31) - 1, '', 'x', [], {}, [[]],
  [null], [{}], { $ne: null }, { length: 1e9 }, 'raw!1e400', 'raw!-0', 'raw!1e-400', `raw!${'9'.repeat(32)}`,
  'raw!"\\u0000"', 'raw!{"a":1,"a":2}', 'x'.repeat(20_000), Array.from({ length: 2000 }, () => 1), deep(5000, '['),
  deep(2000, '{'), deep(40, '['),
]

/** Brackets in one another, as raw JSON. */
function deep(levels: number, bracket: '[' | '{'): string {
  const [open, close] = bracket === '[' ? ['[', ']'] : ['{"a":', '}']
  return `raw!${open.repeat(levels)}1${close.repeat(levels)}`
}
