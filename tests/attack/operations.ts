/** The committed description of the API, read as somebody from outside reads it: what may be asked, what may come. */
import { readFileSync } from 'node:fs'
import { openApiFile } from '../../tools/openapi-text.ts'

/** JSON Schema as far as the document uses it. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  examples?: readonly unknown[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minItems?: number
  maxItems?: number
  items?: Schema | false
  prefixItems?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

export interface Operation {
  /** Its id; of one that takes many actions also which: `actOnEvent accept`. */
  name: string
  id: string
  method: string
  path: string
  /** Roles, or `public` or `signed-in`. */
  callers: readonly string[]
  parameters: readonly Parameter[]
  body: Schema | 'bytes' | undefined
  /** Codes of problems that the document announces, by status. */
  problems: ReadonlyMap<number, ReadonlySet<string>>
  /** Statuses that are no problem. */
  successes: ReadonlySet<number>
  /** Answers until whoever listens leaves. */
  endless: boolean
}

interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

interface Described {
  operationId: string
  description: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>
}

const document = JSON.parse(readFileSync(openApiFile, 'utf8')) as Document

/** Every operation; one whose body is told apart by its action stands there once for each. */
export function readOperations(): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => operationsOf(path, method, described)))
}

/** What a reference stands for. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.split('/').at(-1) ?? '']
  if (!found) throw new Error(`the document refers to ${schema.$ref}, which it does not hold`)
  return found
}

function operationsOf(path: string, method: string, described: Described): Operation[] {
  const { operationId: id, description, parameters = [], requestBody, responses } = described
  const body = requestBody && (requestBody.content['application/json']?.schema ?? 'bytes')
  const one = {
    name: id, id, method: method.toUpperCase(), path, parameters,
    callers: (/Callers: (.+)$/.exec(description)?.[1] ?? '').split(', '),
    successes: new Set(Object.keys(responses).map(Number).filter((status) => status < 400)),
    problems: problemsOf(responses),
    endless: Object.values(responses).some(({ content = {} }) => 'text/event-stream' in content),
  }
  const actions = body === 'bytes' || body === undefined ? undefined : resolved(body).oneOf
  if (!actions) return [{ ...one, body }]
  return actions.map((action) => {
    const schema = resolved(action)
    return { ...one, name: `${id} ${String(schema.properties?.action?.const)}`, body: schema }
  })
}

/** The document names a set of problems by its codes: `#/components/responses/stale-form.conflict`. */
function problemsOf(responses: Described['responses']): Map<number, Set<string>> {
  const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400)
  return new Map(failures.map(([status, { $ref = '' }]) =>
    [Number(status), new Set($ref.split('/').at(-1)?.split('.'))]))
}
