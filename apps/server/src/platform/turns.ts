/**
 * Turns of the event loop. A server takes in one new connection a turn (libuv since 1.45), whatever else the turn does:
 * with twenty answers of the database in one, each of which is worth some milliseconds of work, whoever comes waits
 * behind all twenty for each who came before him, and hears nothing for seconds.
 */
import { setImmediate } from 'node:timers'

let isTaken = false
const waiting: (() => void)[] = []

/**
 * Lets whoever has something to go on with do so alone in a turn, in the order in which they ask. Nobody waits where
 * nobody is before him.
 */
export function ownTurn(): Promise<void> {
  if (isTaken) return new Promise((begin) => void waiting.push(begin))
  isTaken = true
  setImmediate(nextTurn)
  return Promise.resolve()
}

function nextTurn() {
  const begin = waiting.shift()
  if (!begin) {
    isTaken = false
    return
  }
  setImmediate(nextTurn)
  begin()
}
