import { isTransient, sqlState } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'

/**
 * Whether it was the database that failed, not what was asked of it: the same again may succeed, and no line is to
 * blame.
 */
export function isOutage(error: unknown): boolean {
  if (isTransient(error)) return true
  // What a command that a follower calls makes of an outage.
  if (error instanceof Problem) return error.code === 'busy' || isOutage(error.cause)
  const state = sqlState(error)
  if (state !== undefined && OUTAGES.some(prefix => state.startsWith(prefix))) return true
  // The driver's own errors carry no code of five characters.
  return error instanceof Error && DRIVER.test(error.message)
}

/** Connection lost, resources spent, stopped by its operator, lock not to be had, system error. */
const OUTAGES = ['08', '53', '57P', '55P03', '58', 'ECONN', 'EPIPE', 'ENOENT', 'ETIMEDOUT']

const DRIVER = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/
