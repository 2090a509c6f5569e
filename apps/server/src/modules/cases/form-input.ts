/** From the wire to the rule, by the form of the action: free texts by reference, moments as instants. */
import { fromMoment } from '@onegrid/contract'
import type { Field, Form, Id, TextRef } from '@onegrid/domain'

/** An action as the contract takes it, of any kind of case. */
export interface ActionRequest<A extends string = string> {
  id: Id
  action: A
  taskId?: Id
  /** Versions that the form showed. */
  seen?: { case?: number; task?: number }
  occurredAt?: string
  input: Record<string, unknown>
}

/** Free texts of a form by field; those of parts by their place. */
export function textsOf(form: Form, input: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, field] of Object.entries(form)) {
    const value = input[name]
    if (field.type === 'text' && typeof value === 'string') texts[name] = value
    if (field.type === 'parts') partsOf(value).forEach((part, i) => (texts[`${name}.${i}`] = part.text))
  }
  return texts
}

/** @param refs references of the texts, by field */
export function ruleInput(
  form: Form, { input, taskId }: ActionRequest, refs: Readonly<Record<string, TextRef>>,
): Record<string, unknown> {
  const given = Object.entries(input).map(([name, value]) => [name, ruleValue(name, form[name], value, refs)])
  return { ...(taskId === undefined ? {} : { taskId }), ...Object.fromEntries(given) }
}

export function occurredAt(request: ActionRequest): number | undefined {
  return request.occurredAt === undefined ? undefined : fromMoment(request.occurredAt)
}

export function partsOf(value: unknown): { matter: string; text: string }[] {
  return (value as { matter: string; text: string }[] | undefined) ?? []
}

function ruleValue(
  name: string, field: Field | undefined, value: unknown, refs: Readonly<Record<string, TextRef>>,
): unknown {
  if (field?.type === 'text') return refs[name]
  if (field?.type === 'instant') return fromMoment(value as string)
  if (field?.type === 'parts') return partsOf(value).map(({ matter }, i) => ({ matter, text: refs[`${name}.${i}`] }))
  return value
}
