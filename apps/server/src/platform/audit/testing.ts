/** A server whose audit log one person reads, for the tests of this room. */
import { v7 as uuidv7 } from 'uuid'
import { demoCast } from '../../testing/cast.ts'
import type { Cast } from '../../testing/cast.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import type { Post } from '../identity/index.ts'

/** `admin-audit` holds the post of the audit administrator, nobody else any; positions and seals are given by hand. */
export async function auditedServer(more: Cast = {}): Promise<TestServer> {
  const areaId = uuidv7()
  const auditor = {
    id: uuidv7(), role: 'admin_audit', unitId: uuidv7(), areaId, level: 'district', areaPath: [areaId],
  } satisfies Post
  const server: TestServer = await testServer({
    cast: { ...demoCast, ...more },
    config: config => ({ ...config, role: 'api' }),
    install: ({ identity }) =>
      identity.setGrants(async (_db, _d, id) => (id === server.accountId('admin-audit') ? [auditor] : [])),
  })
  return server
}
