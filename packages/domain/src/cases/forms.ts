/** The TypeScript type of a form's input, derived from the form itself: one source for rule, schema and screen. */
import type { Limit } from '../clock/index.ts'
import type { Effect, Field, Form, RuleContext, TextRef } from './kind.ts'
import type { Refused } from './refusals.ts'
import type { CaseState, Id, Place } from './types.ts'

interface FieldTypes {
  text: TextRef
  unit: Id
  units: Id[]
  person: Id
  desk: Id
  matter: string
  level: number
  files: Id[]
  instant: number
  limit: Limit
  point: Place
  boolean: boolean
  case: Id
  cases: Id[]
  task: Id
  stars: number
  number: number
  key: string
  parts: { matter: string; text: TextRef }[]
}

type ValueOf<F extends Field> = F extends { type: 'choice'; of: readonly (infer V)[] }
  ? V
  : F['type'] extends keyof FieldTypes ? FieldTypes[F['type']] : never

export type InputOf<F extends Form> = {
  -readonly [K in keyof F as F[K] extends { required: true } ? K : never]: ValueOf<F[K]>
} & {
  -readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: ValueOf<F[K]>
} & { taskId?: Id }

export type EffectOf<F extends Form> = (state: CaseState, input: InputOf<F>, ctx: RuleContext) => CaseState | Refused

/** Binds each effect to its form's input type; the engine has checked the form by then. */
export function bindEffects<const F extends Readonly<Record<string, Form>>>(
  effects: { [A in keyof F]: EffectOf<F[A]> },
): Record<keyof F & string, Effect> {
  return effects as unknown as Record<keyof F & string, Effect>
}
