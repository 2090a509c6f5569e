import { expect, test } from 'vitest'
import { serverSettings, settingsFile } from './settings.ts'

const GB = 1024 ** 3

test.each([
  [0.25, '128MB'],
  [2, '512MB'],
  [8, '2048MB'],
  [256, '2048MB'],
])('%d GB of memory give %s of buffers', (gigabytes, buffers) => {
  expect(serverSettings(gigabytes * GB).shared_buffers).toBe(buffers)
})

test('a value with a quote stays one value', () => {
  expect(settingsFile({ unix_socket_directories: "/tmp/it's here", port: 5432 })).toContain(
    "unix_socket_directories = '/tmp/it''s here'\nport = '5432'\n",
  )
})
