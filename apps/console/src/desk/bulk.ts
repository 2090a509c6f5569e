/**
 * One act upon many cases: what the rules allow for every one of them, each then by its own rules. Only acts that need
 * no look at the single case; what needs a picture, another case or a judgement is done one by one.
 */
import type { OfferedAction } from '@onegrid/contract'
import type { EventAction } from '@onegrid/domain'

/** In the order in which they are offered. */
const bulkActions: readonly EventAction[] = [
  'accept',
  'dispatch',
  'sign',
  'assignPerson',
  'requestVerify',
  'escalate',
  'extend',
  'denyExtension',
  'suspend',
  'resume',
  'expedite',
  'urge',
  'copy',
  'comment',
  'reject',
]

type OfferedField = OfferedAction['fields'][number]

export interface CaseOffers {
  id: string
  number: string
  title: string
  version: number
  items: readonly OfferedAction[]
}

/** The act upon one of them. */
export interface BulkPart {
  caseId: string
  number: string
  title: string
  version: number
  taskId: string | null
  taskVersion: number | null
  /** What the rules propose for this one. */
  proposed: Readonly<Record<string, unknown>>
}

interface BulkField extends OfferedField {
  /** How many have no proposal of their own and take what is filled in here. */
  lacking: number
}

export interface BulkAction {
  action: string
  name: string
  /** Asked once for all. */
  fields: readonly BulkField[]
  /** Labels of the fields that each takes as proposed for it. */
  routed: readonly string[]
  warnings: readonly string[]
  parts: readonly BulkPart[]
}

/** The actions that every one of the cases offers, with what is still to be asked. */
export function commonActions(cases: readonly CaseOffers[]): BulkAction[] {
  return bulkActions.flatMap((action) => {
    const offers = cases.flatMap((one) => {
      const offer = one.items.find((item) => item.action === action)
      return offer ? [{ one, offer }] : []
    })
    const [first] = offers
    if (!first || offers.length < cases.length) return []
    const parts = offers.map(({ one, offer }) => partOf(one, offer))
    const fields = first.offer.fields.map((field) => ({
      ...field,
      proposed: undefined,
      lacking: parts.filter(({ proposed }) => !(field.name in proposed)).length,
    }))
    const asked = fields.filter(isAsked)
    if (fields.some((field) => field.required && field.lacking > 0 && !asked.includes(field))) return []
    return [
      {
        action,
        name: first.offer.name,
        fields: asked,
        routed: fields.filter((field) => field.lacking < parts.length).map(({ label }) => label),
        warnings: [...new Set(offers.flatMap(({ offer }) => offer.warnings))],
        parts,
      },
    ]
  })
}

/** The input of one part: what was filled in, under what the rules propose for this case. */
export function inputOfPart(
  { proposed }: BulkPart,
  filled: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...filled, ...proposed }
}

const simple: readonly string[] = ['text', 'choice', 'boolean']
const forMany: readonly string[] = [
  ...simple,
  'unit',
  'units',
  'person',
  'desk',
  'matter',
  'level',
  'number',
  'instant',
]

/** What must be said for some, and what may be said for all alike. */
function isAsked(field: BulkField): boolean {
  return field.required ? field.lacking > 0 && forMany.includes(field.type) : simple.includes(field.type)
}

function partOf({ id, number, title, version }: CaseOffers, offer: OfferedAction): BulkPart {
  const proposed = offer.fields.flatMap(({ name, proposed: value }) => (isGiven(value) ? [[name, value]] : []))
  return {
    caseId: id,
    number,
    title,
    version,
    taskId: offer.taskId,
    taskVersion: offer.taskVersion,
    proposed: Object.fromEntries(proposed),
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}
