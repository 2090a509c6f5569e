/** A shift for tests of the rota: 演春 on 30 September 2026, at her desk. */
import { fromChina } from './days.ts'
import type { Shift } from './shifts.ts'

export const at = (time: string, date = '2026-09-30'): number => fromChina(date, time)

export function shift(from: number, to: number, more: Partial<Shift> = {}): Shift {
  return {
    id: `${from}`,
    accountId: 'chun',
    name: '演春',
    postId: 'chun-desk',
    kind: 'desk',
    startsAt: from,
    endsAt: to,
    begunAt: null,
    endedEarlyAt: null,
    ...more,
  }
}
