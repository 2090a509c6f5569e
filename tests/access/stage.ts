/**
 * The stage of the access matrix: people of every role, at home and from another town, and a few cases that some of
 * them have to do with. Who is what to which case stands in `relations` by hand, written from the story, not asked of
 * the product. Rules: decisions 32, 35, 39.
 */
import type { Role } from '@onegrid/domain'
import type { Caller } from '../../apps/server/src/testing/app.ts'
import { testDistrict } from '../district.ts'
import type { DistrictOptions, TestDistrict } from '../district.ts'
import { engageElsewhere, usernamesIn } from './elsewhere.ts'
import { ok, playCases } from './story.ts'
import type { CaseName, Story } from './story.ts'

export interface Subject {
  name: string
  kind: 'nobody' | 'account' | 'link'
  roles: readonly Role[]
  call: Caller
  /** What this person is to a case, beside the role. */
  relations: Partial<Record<CaseName, readonly string[]>>
}

export interface Stage extends Story {
  test: TestDistrict
  subjects: readonly Subject[]
  close(): Promise<void>
}

const everywhere = (...relations: string[]) => Object.fromEntries(
  (['work', 'call', 'care', 'complaint', 'order'] as const).map(name => [name, relations]))
const atHome = (...own: string[]) => ({ work: own, care: own, complaint: own, order: own })

/** Beside a link and nobody at all. Without a role: an account that holds no post. */
const people: readonly { name: string; role: Role | undefined; relations: Subject['relations'] }[] = [
  { name: 'desk-district', role: 'dispatcher', relations: everywhere('desk_above', 'area') },
  { name: 'desk-town', role: 'dispatcher', relations: everywhere('desk', 'area') },
  { name: 'desk-night', role: 'dispatcher', relations: everywhere('desk', 'area') },
  { name: 'desk-village', role: 'dispatcher', relations: atHome('area') },
  { name: 'desk-other', role: 'dispatcher', relations: {} },
  { name: 'checker', role: 'checker', relations: everywhere('desk', 'area') },
  { name: 'checker-other', role: 'checker', relations: {} },
  { name: 'leader', role: 'leader', relations: everywhere('area') },
  { name: 'district-leader', role: 'leader', relations: everywhere('area') },
  { name: 'leader-other', role: 'leader', relations: {} },
  { name: 'handler', role: 'handler', relations: { work: ['lead'], order: ['lead'] } },
  { name: 'handler-land', role: 'handler', relations: { work: ['assist'] } },
  { name: 'handler-gas', role: 'handler', relations: { work: ['copied'] } },
  { name: 'handler-police', role: 'handler', relations: { work: ['called'] } },
  { name: 'handler-care', role: 'handler', relations: { care: ['lead'] } },
  { name: 'handler-2', role: 'handler', relations: {} },
  { name: 'handler-other', role: 'handler', relations: {} },
  { name: 'officer', role: 'officer', relations: { ...atHome('grid', 'area'), work: ['reporter', 'grid', 'area'] } },
  { name: 'officer-part', role: 'officer', relations: atHome('grid', 'area') },
  { name: 'officer-far', role: 'officer', relations: { call: ['grid', 'area'] } },
  { name: 'leader-grid', role: 'grid_leader', relations: atHome('grid', 'area') },
  { name: 'leader-grid-far', role: 'grid_leader', relations: { call: ['grid', 'area'] } },
  { name: 'resident', role: 'resident', relations: { care: ['reporter'], complaint: ['reporter'] } },
  { name: 'resident-other', role: 'resident', relations: {} },
  { name: 'hotline', role: 'hotline', relations: { call: ['reporter'] } },
  { name: 'admin-system', role: 'admin_system', relations: {} },
  { name: 'admin-security', role: 'admin_security', relations: {} },
  { name: 'admin-audit', role: 'admin_audit', relations: {} },
  { name: 'newcomer', role: undefined, relations: {} },
]

export async function setStage(options: DistrictOptions = {}): Promise<Stage> {
  const test = await testDistrict(options)
  const far = test.grids.findIndex(({ villageId }) => villageId !== test.grids[0]?.villageId)
  await engageElsewhere(test)
  const story = await playCases(test, far)
  const inFarGrid = await usernamesIn(test, { areaId: test.grids[far]?.id })
  const usernames: Readonly<Record<string, string | undefined>> = {
    'officer-far': inFarGrid.officer,
    'leader-grid-far': inFarGrid.grid_leader,
    'handler-care': (await usernamesIn(test, { unitId: story.careUnit })).handler,
  }
  const subjects: Subject[] = people.map(({ name, role, relations }) => ({
    name, kind: 'account', roles: role ? [role] : [], call: test.as(usernames[name] ?? name), relations,
  }))
  const byLink = async (name: string, of: 'work' | 'care'): Promise<Subject> => ({
    name, kind: 'link', roles: ['link'], relations: { [of]: ['assigned'] }, call: await linkTo(test, story, of),
  })
  subjects.push(
    { name: 'nobody', kind: 'nobody', roles: [], call: test.stranger, relations: {} },
    await byLink('link', 'work'),
    await byLink('link-other', 'care'),
  )
  return { ...story, test, subjects, close: () => test.close() }
}

async function linkTo({ as, stranger }: TestDistrict, { cases, tasks }: Story, of: 'work' | 'care'): Promise<Caller> {
  const minted = await as('desk-town').post(`/api/v1/events/${cases[of]}/links`, { taskId: tasks[of] })
  const opened = await stranger.post(`/api/v1/links/${ok<{ token: string }>(minted).token}`)
  return bearer(stranger, ok<{ token: string }>(opened).token)
}

/** Whoever shows this token. */
function bearer(stranger: Caller, token: string): Caller {
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: (path, more) => stranger.get(path, { ...headers, ...more }),
    post: (path, body, more) => stranger.post(path, body, { ...headers, ...more }),
    put: (path, body, more) => stranger.put(path, body, { ...headers, ...more }),
    patch: (path, body, more) => stranger.patch(path, body, { ...headers, ...more }),
    delete: (path, more) => stranger.delete(path, { ...headers, ...more }),
    identity: async () => headers,
    forget() {},
  }
}
