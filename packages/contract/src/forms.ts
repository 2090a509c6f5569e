/** Schemas of actions, made from the forms of the domain: what the rule asks, the API takes and the screen shows. */
import type { Field, Form } from '@onegrid/domain'
import Type from 'typebox'
import type { TSchema } from 'typebox'
import { Id, Moment, MOST, Obj } from './common.ts'

const limitUnits = ['urgent_hour', 'work_hour', 'work_day', 'natural_day'] as const

export const LimitBody = Obj(
  {
    value: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    unit: Type.Enum([...limitUnits]),
    statutory: Type.Optional(Type.Boolean()),
  },
  { title: 'Limit' },
)

/** A limit as a clock runs by it: 45 workdays that were expedited are 1,080 hours, more than anybody may set. */
export const ClockLimit = Obj(
  {
    value: Type.Number({ exclusiveMinimum: 0 }),
    unit: Type.Enum([...limitUnits]),
    statutory: Type.Optional(Type.Boolean()),
  },
  { title: 'ClockLimit' },
)

/** WGS-84. Bounds are the earth's: a swapped or foreign point is told apart by the rule, with what to do. */
export const Point = Obj(
  { lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -180, maximum: 180 }) },
  { title: 'Point', description: 'WGS-84 degrees; GCJ-02 and BD-09 are converted by the sender' },
)

/** Characters that one free text may hold; longer ones are a document. */
export const TEXT_MOST = 5000

export const Text = Type.String({ minLength: 1, maxLength: TEXT_MOST })

/** The input of a form. `skip` leaves out fields that the system fills in. */
export function formSchema(form: Form, skip: readonly string[] = []): TSchema {
  const properties: Record<string, TSchema> = {}
  for (const [name, field] of Object.entries(form)) {
    if (skip.includes(name)) continue
    const schema = fieldSchema(field)
    properties[name] = field.required ? schema : Type.Optional(schema)
  }
  return Obj(properties)
}

/**
 * One action of a case: `{id, action, taskId?, seen?, input}`, told apart by `action`, so that a fault names the field
 * of the action that was meant and not those of all the others.
 */
export function actionSchema(
  forms: Readonly<Record<string, Form>>, actions: readonly string[], title: string,
): TSchema {
  return Type.Unsafe({
    title,
    type: 'object',
    required: ['action'],
    discriminator: { propertyName: 'action' },
    oneOf: actions.map((action) =>
      Obj(
        {
          id: Type.String({ format: 'uuid', description: 'Made by the client (UUIDv7): sent twice, done once' }),
          action: Type.Literal(action),
          taskId: Type.Optional(Id),
          seen: Type.Optional(
            Obj({
              case: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST })),
              task: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST })),
            }, { description: 'Versions that the form showed; a change of what it shows answers stale-form' }),
          ),
          occurredAt: Type.Optional(Moment),
          input: formSchema(forms[action] ?? {}),
        },
        { title: `${title}_${action}` },
      ),
    ),
  })
}

function fieldSchema(field: Field): TSchema {
  const { min, max } = field
  switch (field.type) {
    case 'text':
      return Text
    case 'unit': case 'person': case 'desk': case 'case': case 'task':
      return Id
    case 'units': case 'cases': case 'files':
      return Type.Array(Id, { minItems: field.required ? 1 : 0, maxItems: max ?? 20, uniqueItems: true })
    case 'matter':
      return Type.String({ pattern: '^\\d{6}$', examples: ['070101'] })
    case 'level':
      return Type.Integer({ minimum: 1, maximum: 4 })
    case 'stars':
      return Type.Integer({ minimum: 1, maximum: 5 })
    case 'number':
      return Type.Number({ minimum: min ?? 0, maximum: max ?? 1_000_000 })
    case 'instant':
      return Moment
    case 'limit':
      return LimitBody
    case 'point':
      return Point
    case 'boolean':
      return Type.Boolean()
    case 'choice':
      return Type.Enum([...(field.of ?? [])])
    case 'key':
      return Type.String({ maxLength: 60 })
    case 'parts':
      return Type.Array(Obj({ matter: Type.String({ pattern: '^\\d{6}$' }), text: Text }), {
        minItems: min ?? 1,
        maxItems: max ?? 10,
      })
  }
}
