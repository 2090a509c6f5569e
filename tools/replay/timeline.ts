/** When each message is reported on the business clock: in order, with the same intervals, long gaps cut short. */
import type { Instant } from '@onegrid/domain'
import type { Message } from './messages.ts'

export interface Dated {
  message: Message
  at: Instant
}

/** @param longestGap ms; a quieter time than that passes faster */
export function timeline(messages: readonly Message[], begin: Instant, longestGap: number): Dated[] {
  let at = begin
  return messages.map((message, i) => {
    const before = messages[i - 1]
    if (before) at += Math.min(message.at - before.at, longestGap)
    return { message, at }
  })
}
