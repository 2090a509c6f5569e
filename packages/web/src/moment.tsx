import { formatDate, formatDue } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import type { JSX } from 'react'

interface MomentProps {
  /** RFC 3339. */
  at: string
  /** The district's business time, ms: what is today is asked of it, not of the PC. */
  now: number
  language: Language
}

/** A moment as a person says it now (今天 16:20, 周五 17:30), the exact one on hover. */
export function Moment({ at, now, language }: MomentProps): JSX.Element {
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={exactly(instant, language)}>
      {formatDue(instant, now, language)}
    </time>
  )
}

/** 2026年9月30日 周三 16:20:08, in China's time. */
export function exactly(instant: number, language: Language): string {
  const otherYear = instant + 400 * 86_400_000
  const seconds = new Date(instant).getUTCSeconds().toString().padStart(2, '0')
  return `${formatDate(instant, language, otherYear)}:${seconds}`
}
