/** Moments that a demonstration wants to go on from. */
import { addDays, chinaDate, fromChina } from '@onegrid/domain'

export const rates = ['0', '1', '60', '600', '3600'] as const

type Jump = '3600' | '14400' | 'morning' | '86400' | '604800'

/** Each later than now; whole minutes, so that a moment can be said. */
export function jumpsOf(now: number): { name: Jump; to: number }[] {
  const minute = Math.floor(now / 60_000) * 60_000
  const by = (seconds: Exclude<Jump, 'morning'>): { name: Jump; to: number } => (
    { name: seconds, to: minute + Number(seconds) * 1000 }
  )
  const morning = { name: 'morning' as const, to: fromChina(addDays(chinaDate(now), 1), '08:30') }
  return [by('3600'), by('14400'), morning, by('86400'), by('604800')]
}
