import { holdSharedServer } from '../apps/server/src/platform/database/test-server.ts'
import { removeLeftScratch } from './scratch.ts'

/** One PostgreSQL for the whole run, shared with any other run of this checkout; the last to end stops it. */
export default async function setup(): Promise<() => Promise<void>> {
  removeLeftScratch()
  const server = await holdSharedServer()
  return server.release
}
