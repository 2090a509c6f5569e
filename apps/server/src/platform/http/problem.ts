/** The one way to answer an error: thrown anywhere, answered as problem details. */
import { type ErrorCode, type ErrorParams, errors, type FieldFault } from '@onegrid/contract'

/** What is wrong with a field: in the reader's language already, or in both. */
export type Fault = Omit<FieldFault, 'message'> & { message: string | { zh: string; en: string } }

export interface ProblemMore {
  fields?: Fault[]
  /** Seconds after which trying again makes sense; answered as Retry-After. */
  retryAfter?: number
  cause?: unknown
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ErrorCode
  readonly params: ErrorParams | undefined
  readonly fields: Fault[] | undefined
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, params?: ErrorParams, more: ProblemMore = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.params = params
    this.fields = more.fields
    this.retryAfter = more.retryAfter
  }

  get status(): number {
    return errors[this.code].status
  }
}
