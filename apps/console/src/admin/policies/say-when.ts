import { chinaTime } from '@onegrid/domain'
import { formatDate, formatDue } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'

/** When something was or begins, as one says it now. Midnight begins a day here: a deadline’s ends one. */
export function sayWhen(moment: string, now: number, language: Language): string {
  const at = Date.parse(moment)
  return chinaTime(at) === '00:00' ? formatDate(at, language, now) : formatDue(at, now, language)
}
