/** A day in a town: 漓渚镇, Wednesday 30 September 2026, the last before seven days off. All people are synthetic. */
import type { Step } from '../expectation.ts'
import { afternoon } from './afternoon.ts'
import { evening } from './evening.ts'
import { holiday } from './holiday.ts'
import { morning } from './morning.ts'

export const story: readonly Step[] = [...morning, ...afternoon, ...evening, ...holiday]
