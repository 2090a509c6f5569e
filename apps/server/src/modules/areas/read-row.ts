import { checkPosition, normaliseCode } from '@onegrid/domain'
import { wasHarmless } from '../../platform/spreadsheet/index.ts'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { GridKind } from './grid-draft.ts'
import type { Field } from './headings.ts'
import type { ImportedValues } from './import-result.ts'

const kindNames: Record<string, GridKind> = {
  基础网格: 'base_grid',
  普通网格: 'base_grid',
  一般网格: 'base_grid',
  base_grid: 'base_grid',
  业务网格: 'business_grid',
  business_grid: 'business_grid',
  专属网格: 'dedicated_grid',
  dedicated_grid: 'dedicated_grid',
}

/** Urban and rural classes of the statistics bureau. */
const CLASSES = ['111', '112', '121', '122', '123', '210', '220']

/** One row of a source as neutral values; what cannot be understood is left out and said. */
export function readRow(
  row: number,
  original: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, Field>,
): { values: ImportedValues; findings: Finding[] } {
  const values: ImportedValues = {}
  const findings: Finding[] = []
  for (const [heading, value] of Object.entries(original)) {
    const text = textOf(value)
    if (!storable(text)) {
      findings.push(finding('text-not-storable', { row, field: heading }, { row, field: heading }))
      continue
    }
    const field = fields.get(heading)
    if (field === undefined || text === '') continue
    const fault = readers[field](text, values)
    if (fault !== undefined) {
      const params = { row, field: heading, value: text.slice(0, 60), ...fault.params }
      findings.push(finding(fault.code, params, { row, field: heading }))
    }
  }
  if (values.lon !== undefined && values.lat !== undefined) {
    const check = checkPosition(values.lon, values.lat)
    const place = { lon: String(values.lon), lat: String(values.lat) }
    if (check === 'swapped') findings.push(finding('coordinates-swapped', place, { row }))
    else if (check !== 'ok') findings.push(finding('outside-china', place, { row }))
  }
  return { values, findings }
}

interface Fault {
  code: Finding['code']
  params?: Finding['params']
}
type Reader = (text: string, values: ImportedValues) => Fault | undefined

const readers: Record<Field, Reader> = {
  code: (text, values) => readCode(text, code => (values.code = code)),
  parentCode: (text, values) => readCode(text, code => (values.parentCode = code)),
  name: (text, values) => {
    // Our exports put an apostrophe before what looks like a formula.
    values.name = wasHarmless(text)
    return undefined
  },
  kind: (text, values) => {
    const kind = Object.hasOwn(kindNames, text) ? kindNames[text] : undefined
    if (kind === undefined) return { code: 'value-unknown', params: { names: '基础网格、业务网格、专属网格' } }
    values.kind = kind
    return undefined
  },
  urbanRuralClass: (text, values) => {
    const found = CLASSES.find(known => text.startsWith(known))
    if (found === undefined) return { code: 'value-unknown', params: { names: CLASSES.join('、') } }
    values.urbanRuralClass = found
    return undefined
  },
  households: (text, values) => {
    const plain = text.replace(/[,,]|户$/g, '')
    if (!/^\d{1,7}(\.0+)?$/.test(plain)) return { code: 'value-not-number', params: { kind: '@whole-number' } }
    values.households = Number(plain)
    return undefined
  },
  lon: (text, values) => readNumber(text, '@longitude', lon => (values.lon = lon)),
  lat: (text, values) => readNumber(text, '@latitude', lat => (values.lat = lat)),
}

function readCode(text: string, take: (code: string) => void): Fault | undefined {
  // ="3306…" and '3306… are how people keep a spreadsheet from eating the digits of a code.
  const code = normaliseCode(text.replace(/^="(.*)"$/, '$1').replace(/^'/, ''))
  if (/^\d(\.\d+)?E\+?\d+$/.test(code)) return { code: 'code-damaged' }
  take(code)
  return undefined
}

function readNumber(text: string, kind: string, take: (value: number) => void): Fault | undefined {
  if (!/^-?\d{1,9}(\.\d+)?$/.test(text)) return { code: 'value-not-number', params: { kind } }
  take(Number(text))
  return undefined
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  // A 15-digit code in a numeric cell is still exact: below 2^53.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}

/** NUL and lone surrogates cannot be stored; PostgreSQL refuses one and changes the other. Rule: decision 11. */
function storable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
