import { expect, test } from 'vitest'
import { problemOfDatabase } from './constraints.ts'

function failing(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more)
}

test.each([
  failing('write EPIPE', { code: 'EPIPE', syscall: 'write' }),
  failing('', { code: 'ECONNREFUSED', syscall: 'connect' }),
  failing('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }),
  failing('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
  failing('Connection terminated unexpectedly'),
  failing('Client has encountered a connection error and is not queryable'),
  failing('timeout exceeded when trying to connect'),
  failing('terminating connection because of crash of another server process', { code: '57P02' }),
])('a database that is away is busy: come again ($message)', (error) => {
  expect(problemOfDatabase(error, {})).toMatchObject({ code: 'busy', retryAfter: 2 })
})

test.each([
  failing('could not extend file: No space left on device', { code: '53100' }),
  failing('write ENOSPC', { code: 'ENOSPC', syscall: 'write' }),
])('a full disk is told as one ($message)', (error) => {
  expect(problemOfDatabase(error, {})).toMatchObject({ code: 'storage-full', status: 503, retryAfter: 60 })
})

test.each([
  failing('no such file', { code: 'ENOENT', syscall: 'open' }),
  failing('column "x" does not exist', { code: '42703' }),
  failing('x is not a function'),
])('what is our fault stays one ($message)', (error) => {
  expect(problemOfDatabase(error, {})).toBeUndefined()
})
