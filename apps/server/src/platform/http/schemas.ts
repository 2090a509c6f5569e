/**
 * What checks and writes by the contract's schemas. Each is made when it is first needed, and once for all servers of a
 * process: to make those of every route takes a third of a start, and most processes never need most of them.
 */
import Fastify from 'fastify'
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'

export interface SchemaCompilers {
  validatorCompiler: FastifySchemaCompiler<object>
  serializerCompiler: FastifySerializerCompiler<object>
}

/** How Ajv checks. */
export const VALIDATION = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: true,
  // A form shows all its faults at once; bodies are bounded, and so is the list that is told.
  allErrors: true,
  // Of forty actions only the one that was named complains.
  discriminator: true,
} as const

/** Of a part that a route does not ask for. */
export const NOTHING = { type: 'object', properties: {}, additionalProperties: false }

let shared: Promise<SchemaCompilers> | undefined

/** For the options of a route. */
export function schemaCompilers(): Promise<SchemaCompilers> {
  return (shared ??= makeCompilers())
}

async function makeCompilers(): Promise<SchemaCompilers> {
  const { validate, serialize } = await fastifysOwn()
  return {
    validatorCompiler: once(given => whenChecked(() => validate(given))),
    serializerCompiler: once(given => whenWritten(() => serialize(given))),
  }
}

/** Fastify has its compilers as soon as it has had a use for them. */
async function fastifysOwn() {
  const fastify = Fastify({ ajv: { customOptions: VALIDATION } })
  fastify.get('/', { schema: { querystring: NOTHING, response: { 200: NOTHING } } }, () => ({}))
  await fastify.ready()
  const { validatorCompiler: validate, serializerCompiler: serialize } = fastify
  if (!validate || !serialize) throw new Error('Fastify has made no compilers')
  return { validate, serialize }
}

/** The contract's schemas are the same objects for every server. */
function once<Given extends { schema: object }, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const made = new WeakMap<object, Made>()
  return given => {
    const known = made.get(given.schema) ?? make(given)
    made.set(given.schema, known)
    return known
  }
}

type Check = ReturnType<FastifySchemaCompiler<object>>
type Write = ReturnType<FastifySerializerCompiler<object>>

function whenChecked(make: () => Check): Check {
  let check: Check | undefined
  const checked: Check = data => {
    check ??= make()
    const answer = check(data)
    checked.errors = check.errors
    return answer
  }
  return checked
}

function whenWritten(make: () => Write): Write {
  let write: Write | undefined
  return data => (write ??= make())(data)
}
