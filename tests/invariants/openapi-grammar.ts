/**
 * The objects of OpenAPI 3.1 that our document uses, as far as a client's generator relies on them: fixed fields, which
 * of them are required, and what each holds. Source: OpenAPI Specification 3.1.1, §4.8.
 */
export interface Grammar {
  required: readonly string[]
  /** Field → what it holds; `any` where the specification leaves it to us, `[name]` a list, `{name}` a map. */
  fields: Readonly<Record<string, string>>
  /** A `$ref` may stand instead. */
  byReference?: boolean
}

const grammar: Readonly<Record<string, Grammar>> = {
  document: {
    required: ['openapi', 'info', 'paths'],
    fields: {
      openapi: 'version', info: 'info', servers: '[server]', tags: '[tag]', paths: '{pathItem}',
      components: 'components',
    },
  },
  info: {
    required: ['title', 'version'],
    fields: { title: 'text', version: 'text', description: 'text', summary: 'text', license: 'license' },
  },
  license: { required: ['name'], fields: { name: 'text', identifier: 'text' } },
  server: { required: ['url'], fields: { url: 'text', description: 'text' } },
  tag: { required: ['name'], fields: { name: 'text', description: 'text' } },
  pathItem: {
    required: [],
    fields: { get: 'operation', post: 'operation', put: 'operation', patch: 'operation', delete: 'operation' },
  },
  operation: {
    required: ['responses', 'operationId'],
    fields: {
      operationId: 'text', tags: '[text]', summary: 'text', description: 'text', security: '[any]',
      parameters: '[parameter]', requestBody: 'requestBody', responses: '{response}', deprecated: 'any',
    },
  },
  parameter: {
    required: ['name', 'in', 'schema'],
    fields: { name: 'text', in: 'place', required: 'any', description: 'text', schema: 'schema' },
    byReference: true,
  },
  requestBody: {
    required: ['content'],
    fields: { content: '{mediaType}', required: 'any', description: 'text' },
    byReference: true,
  },
  response: { required: ['description'], fields: { description: 'text', content: '{mediaType}' }, byReference: true },
  mediaType: { required: [], fields: { schema: 'schema', example: 'any' } },
  components: {
    required: [],
    fields: { schemas: '{schema}', responses: '{response}', securitySchemes: '{securityScheme}' },
  },
  securityScheme: {
    required: ['type'],
    fields: { type: 'text', in: 'text', name: 'text', scheme: 'text', description: 'text', bearerFormat: 'text' },
    byReference: true,
  },
}

/** What is wrong with a document, by the place of each fault. */
export function grammarFaults(value: unknown, kind = 'document', at = '#'): string[] {
  if (kind.startsWith('[')) {
    if (!Array.isArray(value)) return [`${at} is no list`]
    return value.flatMap((item, i) => grammarFaults(item, kind.slice(1, -1), `${at}/${i}`))
  }
  if (kind.startsWith('{')) {
    if (!isObject(value)) return [`${at} is no map`]
    return Object.entries(value).flatMap(([key, item]) => grammarFaults(item, kind.slice(1, -1), `${at}/${key}`))
  }
  if (kind === 'any') return []
  if (kind === 'text') return typeof value === 'string' && value !== '' ? [] : [`${at} is no text`]
  if (kind === 'version') return /^3\.1\.\d+$/.test(String(value)) ? [] : [`${at} is not 3.1`]
  if (kind === 'place') return /^(path|query|header|cookie)$/.test(String(value)) ? [] : [`${at} is no place`]
  if (!isObject(value)) return [`${at} is no object`]
  // Whatever a schema says is read by the server when it starts.
  if (kind === 'schema') return 'nullable' in value ? [`${at}/nullable is of OpenAPI 3.0`] : []
  const rule = grammar[kind]
  if (!rule) throw new RangeError(`no grammar of ${kind}`)
  if (rule.byReference && '$ref' in value) return []
  return [
    ...rule.required.filter(field => !(field in value)).map(field => `${at} lacks ${field}`),
    ...Object.entries(value).flatMap(([field, part]) => {
      const inner = rule.fields[field]
      return inner === undefined ? [`${at} may not have ${field}`] : grammarFaults(part, inner, `${at}/${field}`)
    }),
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
