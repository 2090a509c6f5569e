/** The day in a product of its own, so that it can be played anywhere, any number of times. */
import { withOwnProduct } from '../play/own-product.ts'
import type { OwnProductOptions } from '../play/own-product.ts'
import { verifyHere } from '../play/verify-here.ts'
import { playDay } from './play.ts'
import type { DayReport, PlayDayOptions } from './play.ts'

export type OwnDayOptions = Omit<PlayDayOptions, 'baseUrl' | 'verify'> & Omit<OwnProductOptions, 'argv'>

/** @throws PlayError as playDay does; what `signal` gives as its reason */
export function playOwnDay({ hear, ...options }: OwnDayOptions = {}): Promise<DayReport> {
  // The story is of a day that the demo's own ten may have left behind, and the business clock never goes back.
  const start = { argv: ['--cases', 'none'], signal: options.signal, hear }
  return withOwnProduct(start, ({ baseUrl, env }) => playDay({ ...options, baseUrl, verify: () => verifyHere(env) }))
}
