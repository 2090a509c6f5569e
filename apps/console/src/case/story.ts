/**
 * The trail as a story: people and verbs, waits as gaps with whoever was waited for, rounds and days apart, the
 * machinery's own lines folded into the wait in which they fell. Rule: docs/domain.md 呈现 4.
 */
import type { TrailLineBody } from '@onegrid/contract'
import { isFolded, sentence as worded } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'

/** Who held the case from when to when, as `explainClocks` answers. */
export interface Held {
  phase: string
  owner: { name: string } | null
  paused: boolean
  from: string
  to: string
}

export interface Gap {
  kind: 'gap'
  from: number
  to: number
  /** Whoever held the case for most of it. */
  held?: Held
  /** Lines of the machinery that fell into it. */
  folded: readonly TrailLineBody[]
  /** Nothing has happened since: it still runs. */
  open: boolean
}

export type StoryItem =
  | { kind: 'round'; round: number }
  | { kind: 'day'; at: number }
  | { kind: 'line'; line: TrailLineBody }
  | { kind: 'folded'; lines: readonly TrailLineBody[] }
  | Gap

/** A shorter wait is no part of the story. */
const GAP_MS = 10 * 60_000
const CHINA_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** @param until of a case that is still open: the district's business time */
export function storyOf(lines: readonly TrailLineBody[], held: readonly Held[] = [], until?: number): StoryItem[] {
  const items: StoryItem[] = []
  let folded: TrailLineBody[] = []
  let before: number | undefined
  let day: number | undefined

  function rest(to: number, open: boolean): void {
    const from = before ?? to
    if (to - from >= GAP_MS) items.push({ kind: 'gap', from, to, held: longest(held, from, to), folded, open })
    else if (folded.length > 0) items.push({ kind: 'folded', lines: folded })
    folded = []
  }

  for (const line of lines) {
    if (isFolded(line)) {
      folded.push(line)
      continue
    }
    const at = Date.parse(line.at)
    rest(at, false)
    const round = beginsRound(line)
    if (round !== undefined) items.push({ kind: 'round', round })
    if (dayOf(at) !== day) items.push({ kind: 'day', at })
    items.push({ kind: 'line', line })
    before = at
    day = dayOf(at)
  }
  if (until !== undefined && before !== undefined) rest(Math.max(until, before), true)
  else if (folded.length > 0) items.push({ kind: 'folded', lines: folded })
  return items
}

/** The moments in a wait at which something fell overdue. */
export function overdueIn(lines: readonly TrailLineBody[]): TrailLineBody[] {
  return lines.filter(({ action, params }) => action === 'remind' && String(params['rule']).startsWith('overdue'))
}

/**
 * The sentence as who and what, so that the eye finds the people. The server words it; its first part is the actor as
 * the line names him. Where that cannot be told, who is empty.
 */
export function whoAndWhat(
  { sentence, by }: Pick<TrailLineBody, 'sentence' | 'by'>, language: Language,
): [who: string, what: string] {
  const places = [by.desk?.name, by.unit?.name, by.roleText].filter((place) => place !== undefined)
  const name = by.person?.name
  const members = name === undefined ? [] : places.map((unit) => worded('by_member', { unit, name }, language))
  const actors = [...members, ...places]
  const who = actors.filter((actor) => sentence.startsWith(`${actor} `)).sort((a, b) => b.length - a.length)[0] ?? ''
  return [who, sentence.slice(who.length).trimStart()]
}

function beginsRound({ changes }: TrailLineBody): number | undefined {
  const round = (changes as { fields?: Record<string, [unknown, unknown]> } | undefined)?.fields?.['round']
  return round && typeof round[0] === 'number' && typeof round[1] === 'number' ? round[1] : undefined
}

function longest(held: readonly Held[], from: number, to: number): Held | undefined {
  const shareOf = (one: Held): number => Math.min(Date.parse(one.to), to) - Math.max(Date.parse(one.from), from)
  const shares = held.map((one) => ({ one, ms: shareOf(one) }))
  return shares.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms)[0]?.one
}

function dayOf(at: number): number {
  return Math.floor((at + CHINA_MS) / DAY_MS)
}
