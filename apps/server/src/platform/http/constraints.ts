/**
 * What a refusal by the database means to whoever asked. Every constraint is named; the name maps to an error here or
 * in the module that owns the table, never the server's English sentence.
 */
import type { ErrorCode } from '@onegrid/contract'
import { SlotsTaken } from '../slots.ts'
import { Problem } from './problem.ts'

export type ConstraintErrors = Readonly<Record<string, ErrorCode>>

/** The database's own view of the failure; absent on errors that are not the database's. */
interface DatabaseFailure {
  code: string
  constraint?: string
}

const OVERLOADED = new Set(['53300', '53200', '57014', '57P01', '57P02', '57P03', '08000', '08001', '08006', '55P03'])

/** No space on the disk, or no more of it for us: of the database and of the file system. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** Seconds after which a passing failure is worth another try. */
const RETRY_SECONDS = 2
/** Somebody has to make room first. */
const FULL_RETRY_SECONDS = 60

/** The problem that a database error is, if it is one that the caller can understand. */
export function problemOfDatabase(error: unknown, known: ConstraintErrors): Problem | undefined {
  const failure = databaseFailure(error)
  if (FULL.has((error as NodeJS.ErrnoException)?.code ?? '')) {
    return new Problem('storage-full', undefined, { retryAfter: FULL_RETRY_SECONDS, cause: error })
  }
  if (error instanceof SlotsTaken || isConnectionLost(error)) return busy(error)
  if (!failure) return undefined
  const { code, constraint = '' } = failure
  if (OVERLOADED.has(code)) return busy(error)
  // Two transactions met in a deadlock or a serialisation failure, and nothing of this one stands.
  if (code === '40001' || code === '40P01') return new Problem('conflict', undefined, { cause: error })
  if (code === '22021') return new Problem('text-not-storable', undefined, { cause: error })
  if (!code.startsWith('23')) return undefined
  const own = known[constraint]
  if (own) return new Problem(own, undefined, { cause: error })
  if (code === '23505' || code === '23P01') return new Problem('already-exists', undefined, { cause: error })
  if (code === '23503') return new Problem('unknown-reference', undefined, { cause: error })
  // A check or not-null that the contract has let through is our fault, not the caller's.
  return undefined
}

export function busy(cause?: unknown): Problem {
  return new Problem('busy', { seconds: RETRY_SECONDS }, { retryAfter: RETRY_SECONDS, cause })
}

function databaseFailure(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  if (!/^[0-9A-Z]{5}$/.test(error.code)) return undefined
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
  return { code: error.code, ...(constraint ? { constraint } : {}) }
}

/** The driver's own errors, and those of its socket: `EPIPE` has five letters and is no code of the database. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code !== undefined && LOST.has(code)) return true
  // The socket's file is gone with the server; any other missing file is a fault.
  return (code === 'ENOENT' && syscall === 'connect') || DRIVER.test(error.message)
}

const LOST = new Set(['EPIPE', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])
const DRIVER = /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/
