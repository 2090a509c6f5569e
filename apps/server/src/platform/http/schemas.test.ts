import { allRoutes } from '@onegrid/contract'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { NOTHING, schemaCompilers, VALIDATION } from './schemas.ts'

const { validatorCompiler, serializerCompiler } = await schemaCompilers()
const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }

test('a fault is told where it is', () => {
  const check = validatorCompiler({ schema, method: 'POST', url: '/', httpPart: 'body' })
  expect(check({})).toBe(false)
  expect(check.errors).toMatchObject([{ keyword: 'required', params: { missingProperty: 'name' } }])
  expect(check({ name: '演桐' })).toBe(true)
  expect(check.errors).toBeNull()
})

test('the same schema is compiled once, whatever route it is of', () => {
  const write = serializerCompiler({ schema, method: 'GET', url: '/a' })
  expect(serializerCompiler({ schema, method: 'GET', url: '/b' })).toBe(write)
  expect(write({ name: '演桐', secret: 1 })).toBe('{"name":"演桐"}')
})

// A start does not find out.
test('every schema of the contract can be compiled', async () => {
  const fastify = Fastify({ ajv: { customOptions: VALIDATION } })
  for (const { id, method, body, query, params, responses } of allRoutes) {
    const response = Object.fromEntries(Object.entries(responses).filter(([, schema]) => schema !== null))
    fastify.route({
      method, url: `/${id}`, handler: () => {},
      schema: { ...(body && { body }), querystring: query ?? NOTHING, ...(params && { params }), response },
    })
  }
  await expect(fastify.ready()).resolves.toBeDefined()
})
