/** A filter as a sentence, for those who later hold what it found in their hands. */
import { fromMoment } from '@onegrid/contract'
import { chinaDate, chinaTime, choiceWord, fill, stateWord, wordsOf } from '@onegrid/domain'
import type { EventQuery } from './filters.ts'
import type { EventViewing } from './viewing.ts'

/** Empty where nothing is asked. */
export function filterWords(query: EventQuery, view: EventViewing): string {
  const isEnglish = view.lang === 'en'
  const values = valuesOf(query, view)
  const fields = Object.entries(isEnglish ? texts.en : texts.zh) as [keyof EventQuery, string][]
  const parts = fields.flatMap(([field, text]) => {
    const value = values[field]
    return value === undefined ? [] : fill(text, { value })
  })
  return parts.join(isEnglish ? '; ' : '；')
}

/** A new field of the filter does not compile until it is said here how it reads. */
type Said<T> = Readonly<Record<keyof EventQuery, T>>

function valuesOf(query: EventQuery, { names, lang }: EventViewing): Said<string | undefined> {
  const { light, level } = wordsOf(lang)
  const isEnglish = lang === 'en'
  const each = (codes: string, say: (code: string) => string) => codes.split(',').map(say).join(isEnglish ? ', ' : '、')
  return {
    state: told(query.state, (codes) => each(codes, (code) => stateWord('event', code, lang))),
    open: told(query.open, (open) => (isEnglish ? (open ? 'open' : 'closed') : open ? '未办结' : '已办结')),
    light: told(query.light, (one) => named(light, one)),
    level: told(query.level, (levels) => each(levels, (one) => named(level, one))),
    matter: told(query.matter, (codes) => each(codes, (code) => names.matter(code) ?? code)),
    source: told(query.source, (codes) => each(codes, (code) => choiceWord('source', code, lang))),
    area: told(query.area, (id) => names.area(id) ?? id),
    bbox: told(query.bbox, (view) => view.replaceAll(',', ' ')),
    unit: told(query.unit, (id) => names.unit(id) ?? id),
    desk: told(query.desk, (id) => names.desk(id) ?? id),
    owner: told(query.owner, (key) => ownerName(key, names)),
    openedFrom: told(query.openedFrom, moment),
    openedTo: told(query.openedTo, moment),
    dueFrom: told(query.dueFrom, moment),
    dueTo: told(query.dueTo, moment),
    q: told(query.q, (text) => text.trim()),
  }
}

const texts: Readonly<Record<'zh' | 'en', Said<string>>> = {
  zh: {
    state: '状态 {value}', open: '{value}', light: '时限 {value}', level: '等级 {value}', matter: '事项 {value}',
    source: '来源 {value}', area: '区域 {value}', bbox: '视野 {value}', unit: '主办单位 {value}', desk: '受理台 {value}',
    owner: '待 {value} 办理', openedFrom: '上报不早于 {value}', openedTo: '上报早于 {value}', dueFrom: '到期不早于 {value}',
    dueTo: '到期早于 {value}', q: '检索“{value}”',
  },
  en: {
    state: 'state {value}', open: '{value}', light: 'light {value}', level: 'level {value}', matter: 'matter {value}',
    source: 'source {value}', area: 'area {value}', bbox: 'map view {value}', unit: 'lead unit {value}', desk: 'desk {value}',
    owner: 'owed by {value}', openedFrom: 'opened from {value}', openedTo: 'opened before {value}',
    dueFrom: 'due from {value}', dueTo: 'due before {value}', q: 'search “{value}”',
  },
}

function ownerName(key: string, names: EventViewing['names']): string {
  const [kind, id = ''] = key.split(':')
  const name = kind === 'person' ? names.person(id) : kind === 'unit' ? names.unit(id) : names.desk(id)
  return name ?? id
}

function told<T>(value: T | undefined, say: (value: T) => string): string | undefined {
  return value === undefined ? undefined : say(value)
}

function named(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? key
}

function moment(text: string): string {
  const at = fromMoment(text)
  return `${chinaDate(at)} ${chinaTime(at)}`
}
