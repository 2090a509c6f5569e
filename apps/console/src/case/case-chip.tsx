import type { Phase } from '@onegrid/domain'
import { formatDeadline, formatLimit, sentence, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import { ClockChip } from '@onegrid/web'
import type { ClockChipProps } from '@onegrid/web'
import type { JSX } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { clockNow } from './clock-now.ts'
import type { Clocked } from './clock-now.ts'
import { useRowWords } from './row-words.ts'
import type { RowSay } from './row-words.ts'

interface CaseChipProps {
  item: Clocked
  /** Business time, ms, from whoever draws many; without it the chip keeps its own. */
  now?: number
  /** Without a wash behind it, in dense rows. */
  plain?: boolean
}

/** The chip that every case carries everywhere: light, time left, and on hover why. Rule: docs/domain.md 呈现 1. */
export function CaseChip({ now, ...rest }: CaseChipProps): JSX.Element {
  return now === undefined ? <TickingChip {...rest} /> : <ChipAt now={now} {...rest} />
}

function TickingChip(props: Omit<CaseChipProps, 'now'>): JSX.Element {
  return <ChipAt now={useNow()} {...props} />
}

function ChipAt({ item, now, plain }: CaseChipProps & { now: number }): JSX.Element {
  return <ClockChip {...chipProps(item, now, useLanguage(), useRowWords())} plain={plain} />
}

/** For whoever draws many and has language and words at hand. */
export function chipProps(item: Clocked, now: number, language: Language, say: RowSay): ClockChipProps {
  const { light, justLate } = clockNow(item, now)
  const text = justLate ? sentence('late_moment', {}, language) : (item.clockText ?? item.text ?? item.stateText ?? '—')
  return { light, text, lightName: light ? wordsOf(language).light[light] : '', why: whyOf(item, now, language, say) }
}

function whyOf(
  { light, dueAt, phase, limit }: Clocked,
  now: number,
  language: Language,
  say: RowSay,
): string | undefined {
  if (dueAt === null) return undefined
  const due = formatDeadline(Date.parse(dueAt), language, now)
  if (light === 'paused') return say('whyPaused', { due })
  const named = phase ? (wordsOf(language).phase[phase as Phase] ?? phase) : ''
  return limit
    ? say('why', { phase: named, limit: formatLimit(limit, language), due })
    : say('whyWithoutLimit', { phase: named, due })
}

export type { Clocked }
