/** The input of an action as it goes over the wire, derived from its form: what the form lacks does not compile. */
import type { Field, Form, Limit, Place, eventForms, orderForms } from '@onegrid/domain'

interface WireTypes {
  text: string
  unit: string
  units: readonly string[]
  person: string
  desk: string
  matter: string
  level: number
  files: readonly string[]
  /** RFC 3339. */
  instant: string
  limit: Limit
  point: Place
  boolean: boolean
  case: string
  cases: readonly string[]
  task: string
  stars: number
  number: number
  key: string
  parts: readonly { matter: string; text: string }[]
}

type WireValue<F extends Field> = F extends { type: 'choice'; of: readonly (infer V)[] }
  ? V
  : F['type'] extends keyof WireTypes ? WireTypes[F['type']] : never

type WireForm<F extends Form> = {
  [K in keyof F as F[K] extends { required: true } ? K : never]: WireValue<F[K]>
} & {
  [K in keyof F as F[K] extends { required: true } ? never : K]?: WireValue<F[K]>
}

export type EventWire = { [A in keyof typeof eventForms]: WireForm<(typeof eventForms)[A]> }
export type OrderWire = { [A in keyof typeof orderForms]: WireForm<(typeof orderForms)[A]> }
