/** A trail line as a sentence of the story: who, what, with whom, until when. Rule: docs/domain.md 呈现 4. */
import type { CanonicalLine } from '../cases/canonical.ts'
import type { Field, Form } from '../cases/kind.ts'
import type { Id, LineDraft, TaskChange } from '../cases/types.ts'
import type { Limit } from '../clock/types.ts'
import type { Role } from '../access/roles.ts'
import { eventForms } from '../events/forms.ts'
import { orderForms } from '../orders/forms.ts'
import type { Level } from '../routing/policy.ts'
import { fill, formatDate, formatDeadline, formatLimit, joined, wordsOf } from './format.ts'
import type { Language, SentenceParams, Words } from './keys.ts'
import { choiceWord } from './lookup.ts'

/** Names for ids, as the reader may see them; what is unknown or hidden gets a general word. */
export interface Names {
  person(id: Id): string | undefined
  unit(id: Id): string | undefined
  desk(id: Id): string | undefined
  matter(code: string): string | undefined
  caseNumber?(id: Id): string | undefined
}

export type StoryLine = Pick<CanonicalLine, keyof LineDraft>

/** 漓渚镇指挥室 演春 交办 市政养护中心 主办,9月30日 周三 11:10 前处置 */
export function trailSentence(line: StoryLine, names: Names, language: Language): string {
  return `${actorText(line, names, language)} ${trailText(line, names, language)}`
}

/** Who acted: people by role or unit; a reporter by role only, for the line knows no more. Rule: decision 12. */
export function actorText({ by }: StoryLine, names: Names, language: Language): string {
  const words = wordsOf(language)
  const role = words.role[by.role as Role] ?? by.role
  const name = by.account === undefined ? undefined : names.person(by.account)
  const belongs = ownPlaceless.includes(by.role) ? undefined : placeOf(by, names)
  if (name === undefined) return belongs ?? role
  return fill(words.sentence.by_member, { unit: belongs ?? role, name })
}

/** What was done, without who. */
export function trailText(line: StoryLine, names: Names, language: Language): string {
  const templates: Readonly<Record<string, string>> = wordsOf(language).trail
  const variant = variantsOf(line).map((end) => templates[`${line.action}.${end}`]).find((found) => found !== undefined)
  const reader: Reader = { line, names, language, words: wordsOf(language) }
  return fill(variant ?? templates[line.action] ?? line.action, { ...inputParams(reader), ...changeParams(reader) })
}

/** Machinery's lines, which a story folds. */
export function isFolded(line: { by: { role: string }; action: string }): boolean {
  return line.by.role === 'system' && folded.includes(line.action)
}

const folded: readonly string[] = ['remind', 'recompute', 'redraw', 'absorb', 'disjoin', 'bear']

/** Named by their role, not by where they belong: everybody knows the grid's officer. */
const ownPlaceless: readonly string[] = ['officer', 'grid_leader', 'resident', 'hotline', 'system', 'link']

function placeOf(by: LineDraft['by'], names: Names): string | undefined {
  const desk = by.desk === undefined ? undefined : names.desk(by.desk)
  return desk ?? (by.unit === undefined ? undefined : names.unit(by.unit))
}

function variantsOf({ action, by, params }: StoryLine): string[] {
  const found = [params.outcome, params.way, params.rule].filter((value): value is string => typeof value === 'string')
  if (action === 'report' && by.role === 'system') found.push('system')
  if (action === 'reassign') found.push(params.person === undefined ? 'desk' : 'person')
  return found
}

interface Reader {
  line: StoryLine
  names: Names
  language: Language
  words: Words
}

type MutableParams = Record<string, string | number | undefined>

const forms: Readonly<Record<string, Form>> = { ...orderForms, ...eventForms }

/** What the actor gave, in words by the type of each field. */
function inputParams(reader: Reader): SentenceParams {
  const { action, params: given } = reader.line
  const params: MutableParams = {}
  for (const [name, field] of Object.entries(forms[action] ?? {})) {
    const value = given[name]
    if (value !== undefined && value !== false) params[name] = valueText(reader, name, field, value)
  }
  return params
}

function valueText(reader: Reader, name: string, field: Field, value: unknown): string | number | undefined {
  const { line, names, language, words } = reader
  const list = Array.isArray(value) ? (value as unknown[]) : []
  const unit = (id: unknown): string => names.unit(String(id)) ?? words.sentence.some_unit
  const number = (id: unknown): string => names.caseNumber?.(String(id)) ?? words.sentence.some_case
  switch (field.type) {
    case 'unit': return unit(value)
    case 'units': return list.length === 0 ? undefined : joined(list.map(unit), language)
    case 'person': return names.person(String(value)) ?? words.sentence.somebody
    case 'desk': return names.desk(String(value)) ?? words.sentence.some_desk
    case 'matter': return names.matter(String(value)) ?? String(value)
    case 'level': return words.level[value as Level]
    case 'case': return number(value)
    case 'cases': return joined(list.map(number), language)
    case 'files': case 'parts': return list.length === 0 ? undefined : list.length
    case 'instant': return formatDate(Number(value), language, line.at)
    case 'limit': return formatLimit(value as Limit, language)
    case 'choice': return choiceWord(name, String(value), language)
    case 'key': return name === 'phase' ? (words.phase as Readonly<Record<string, string>>)[String(value)] : undefined
    case 'number': case 'stars': return Number(value)
    // Free text stands apart and a place is on the map: here they only mark that they were given.
    default: return ''
  }
}

/** What followed: until when, whose task, to which desk, and whether a clock was stopped too late. */
function changeParams({ line, names, language, words }: Reader): SentenceParams {
  const { fields, tasks } = line.changes
  const params: MutableParams = {}
  const unitTask = tasks.find((task) => task.unitId !== undefined && unitWork.includes(task.kind))
  if (unitTask?.unitId !== undefined) params.taskUnit = names.unit(unitTask.unitId) ?? words.sentence.some_unit
  const running = tasks.filter(isOpenChange).flatMap((task) => task.clocks)
    .filter((clock) => dueOfWork.includes(clock.phase) && clock.stoppedAt === undefined && clock.pausedAt === undefined)
  const earliest = Math.min(...running.map((clock) => clock.dueAt))
  if (running.length > 0) params.due = formatDeadline(earliest, language, line.at)
  const ended = tasks.flatMap((task) => task.clocks).filter((clock) => lateOfWork.includes(clock.phase))
  if (ended.some((clock) => clock.stoppedAt === line.at && clock.stoppedAt > clock.dueAt)) params.late = ''
  const desk = (id: Id): string => names.desk(id) ?? words.sentence.some_desk
  const [before, after] = fields.deskId ?? []
  if (typeof before === 'string' && typeof after === 'string') params.toDesk = desk(after)
  const taken = tasks.find((task) => isOpenChange(task) && task.deskId !== undefined)
  if (line.action === 'reassign' && taken?.deskId !== undefined) params.desk = desk(taken.deskId)
  return params
}

const unitWork: readonly string[] = ['lead', 'assist', 'whistle']
const dueOfWork: readonly string[] = ['safe', 'handle', 'reply']
const lateOfWork: readonly string[] = ['handle', 'report_in']

function isOpenChange(task: TaskChange): boolean {
  return task.state[1] === 'waiting' || task.state[1] === 'working'
}
