/** What is different between two sets, piece by piece, in words: 「070101 井盖缺失：处置时限 由 2 小时 改为 4 小时」. */
import type { Matter, PolicyBody, PolicyChange, RoutingRule } from '@onegrid/domain'
import { pieceOf } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { ruleSentence } from '../routing/rule-sentence.ts'
import { sayMatterField, sayRuleField, saySetting } from './say-value.ts'
import type { Speech } from './say-value.ts'
import { settingOf } from './settings-catalog.ts'

export type Room = 'matters' | 'routing' | 'settings'

export interface FieldChange {
  label: string
  /** Absent where there was nothing, or is nothing any more. */
  before?: string
  after?: string
}

export interface PieceChange {
  /** As `pieceOf` names it: `matters/070101`, `routing/leader`, `limits`. */
  piece: string
  room: Room
  kind: 'added' | 'removed' | 'changed'
  /** What it is about: 「070101 井盖缺失」, the name of a rule; of a setting its group. */
  subject: string
  /** What a new piece says, or a removed one said. */
  whole?: string
  fields: FieldChange[]
  /** A rule that stands elsewhere now, places from 1. */
  moved?: { from: number; to: number }
}

/** In the order of the rooms, then of the sets. */
export function pieceChanges(
  changes: readonly PolicyChange[], before: PolicyBody, after: PolicyBody, speech: Speech,
): PieceChange[] {
  const byPiece = Map.groupBy(changes, ({ path }) => pieceOf(path))
  const pieces = [...byPiece].map(([piece, own]) => pieceChange(piece, own, { before, after, speech }))
  const rooms: readonly Room[] = ['matters', 'routing', 'settings']
  return rooms.flatMap((room) => pieces.filter((one) => one.room === room))
}

/** One piece in one line. */
export function changeSentence(change: PieceChange, { rules }: Speech): string {
  const { kind, whole, fields, moved, subject } = change
  const parts = [
    kind !== 'changed' && [rules(`change.${kind}`), whole].filter(Boolean).join(rules('colon')),
    ...fields.map((field) => fieldSentence(field, rules)),
    moved && rules('change.moved', moved),
  ].filter((part) => typeof part === 'string')
  return `${subject}${rules('colon')}${parts.join(rules('stop'))}`
}

function fieldSentence({ label, before, after }: FieldChange, rules: Speech['rules']): string {
  if (before === undefined) return rules('change.set', { field: label, after })
  if (after === undefined) return rules('change.unset', { field: label, before })
  return rules('change.from', { field: label, before, after })
}

interface Sets {
  before: PolicyBody
  after: PolicyBody
  speech: Speech
}

function pieceChange(piece: string, changes: readonly PolicyChange[], sets: Sets): PieceChange {
  if (piece.startsWith('matters/')) return matterChange(piece, changes, sets)
  if (piece.startsWith('routing/')) return ruleChange(piece, changes, sets)
  return settingChange(piece, changes, sets)
}

function matterChange(piece: string, changes: readonly PolicyChange[], { before, after, speech }: Sets): PieceChange {
  const code = piece.slice('matters/'.length)
  const old = before.matters.find((matter) => matter.code === code)
  const now = after.matters.find((matter) => matter.code === code)
  const named = (now ?? old)!
  const say = (field: string, value: unknown): string => sayMatterField(field, value, speech)
  return {
    piece, room: 'matters', kind: kindOf(old, now),
    subject: `${code} ${speech.language === 'en' ? named.name.en : named.name.zh}`,
    ...(
      (!old || !now) && {
        whole: [
          say('leadFunction', named.leadFunction), say('level', named.level), say('limit', named.limit),
        ].join(speech.rules('and')),
      }
    ),
    fields: old && now ? fieldsOf(changes, piece, matterField).map((field) => ({
      label: speech.rules(`matter.${field === 'limit' && now.restoreLimit ? 'limitGuard' : field}` as 'matter.level'),
      ...told(valueAt(old, field), valueAt(now, field), (value) => say(field, value)),
    })) : [],
  }
}

function ruleChange(piece: string, changes: readonly PolicyChange[], { before, after, speech }: Sets): PieceChange {
  const id = piece.slice('routing/'.length)
  const old = before.routing.find((rule) => rule.id === id)
  const now = after.routing.find((rule) => rule.id === id)
  const named = (now ?? old)!
  const moved = changes.find(({ kind, path }) => kind === 'moved' && path === `/${piece}`)
  return {
    piece, room: 'routing', kind: kindOf(old, now), subject: named.name,
    ...((!old || !now) && { whole: speech.rules('wholeRule', { ...ruleSentence(named, speech.routing) }) }),
    fields: old && now ? fieldsOf(changes, piece, ruleField).map((field) => ({
      label: speech.rules(`rule.${field}` as 'rule.name'),
      ...told(valueAt(old, field), valueAt(now, field), (value) => sayRuleField(field, value, speech)),
    })) : [],
    ...(moved && { moved: { from: Number(moved.before), to: Number(moved.after) } }),
  }
}

function settingChange(piece: string, changes: readonly PolicyChange[], { before, after, speech }: Sets): PieceChange {
  const paths = [...new Set(changes.map(({ path }) => settingPath(path)))]
  const first = settingOf(paths[0] ?? piece)
  return {
    piece, room: 'settings', kind: 'changed',
    subject: first ? speech.settings(`group.${first.setting.group}`) : piece,
    fields: paths.flatMap((path) => {
      const found = settingOf(path)
      if (!found) return []
      const { setting, below } = found
      const names = [speech.settings(`name.${setting.id}`), belowWord(setting.id, below, speech)].filter(Boolean)
      const say = (value: unknown): string => saySetting(setting.is, value, speech)
      return [{ label: names.join(' · '), ...told(valueAt(before, path), valueAt(after, path), say) }]
    }),
  }
}

/** The level, source or reminder that a value of a setting is for. */
export function belowWord(id: string, below: string, { language }: Speech): string {
  const words = wordsOf(language)
  if (below === '') return ''
  if (id === 'confirmBySource') return words.source[below as keyof typeof words.source]
  if (id === 'reminders') return below
  return words.level[Number(below) as 1]
}

function kindOf(old: Matter | RoutingRule | undefined, now: Matter | RoutingRule | undefined): PieceChange['kind'] {
  return old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
}

/** Each field once, however many of its parts have changed. */
function fieldsOf(changes: readonly PolicyChange[], piece: string, fieldOf: (below: string) => string): string[] {
  const below = changes.filter(({ kind }) => kind !== 'moved').map(({ path }) => path.slice(piece.length + 2))
  return [...new Set(below.map(fieldOf))].filter((field) => field !== '')
}

function matterField(below: string): string {
  const [first = '', second] = below.split('/')
  return first === 'name' && second !== undefined ? below : first
}

function ruleField(below: string): string {
  return below.split('/').slice(0, 2).join('/')
}

/** A limit, not its number; a reminder, not its parts. */
function settingPath(path: string): string {
  const found = settingOf(path)
  if (!found) return path.slice(1)
  const { setting, below } = found
  const one = below.split('/')[0] ?? ''
  const many = setting.is.shape === 'perLevel' || setting.is.shape === 'confirmation' || setting.is.shape === 'reminder'
  return many && one !== '' ? `${setting.path}/${one}` : setting.path
}

function told(before: unknown, after: unknown, say: (value: unknown) => string): Omit<FieldChange, 'label'> {
  return { ...(before !== undefined && { before: say(before) }), ...(after !== undefined && { after: say(after) }) }
}

/** Along a path by names; parts of a list by code or id. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((part, name) => {
    if (Array.isArray(part)) return part.find((item: { code?: string; id?: string }) => (item.code ?? item.id) === name)
    return typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined
  }, value)
}
