/** The application with a settled town and no cases yet: for tests of staff, duty, matters and calendars. */
import type { Id } from '@onegrid/domain'
import { testApp } from '../../testing/app.ts'
import { china, plantGround, settleTown, townCast } from '../staff/testing.ts'

/** Close it in afterAll. The clock stands at 09:00 on the day of the story until a test moves it on. */
export async function townApp() {
  const app = await testApp({
    cast: { ...townCast, 'admin-audit': { name: '演审' }, resident: { name: '演桐', kind: 'resident' } },
    // The wall clock stands too, before the day of the story: the business clock only goes forward.
    wallClock: () => china('00:00', '2026-09-01'),
  })
  const { kit, modules: { areas, staff, matters } } = app.app
  const id = await plantGround(areas, kit.ownerDb)
  await kit.clock.set(app.districtId, { now: china('09:00'), rate: 0 })
  const accounts = Object.fromEntries(Object.keys(townCast).map((name): [string, Id] => [name, app.accountId(name)]))
  const town = await settleTown(staff, id, accounts)
  return { ...app, ...town, id, staff, matters, clock: kit.clock }
}
