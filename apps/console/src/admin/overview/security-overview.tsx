import type { Account, StaffPost } from '@onegrid/contract'
import { administratorRoles } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { useQueries } from '@tanstack/react-query'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { keyOf, useRead } from '../../api/queries.ts'
import { useMe, useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { addDays, dayOf } from '../parts/dates.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useAdminWords } from '../words.ts'
import { Waits } from './waits.tsx'
import type { Wait } from './waits.tsx'
import { useOverviewWords } from './words.ts'

const vacancyKinds = [
  ['desk_without_dispatcher', 'security.desks'],
  ['unit_without_handler', 'security.units'],
  ['grid_without_officer', 'security.officers'],
  ['grid_without_leader', 'security.leaders'],
] as const
const MOST = 200
const SHOWN = 4
const SOON_DAYS = 30

/** What waits for the security administrator: who cannot get in, and what nobody holds. */
export default function SecurityOverview(): JSX.Element {
  const say = useOverviewWords()
  const admin = useAdminWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const { demo } = useMe()
  const soon = addDays(dayOf(useNow()), SOON_DAYS)
  const locked = useRead('listAccounts', { query: { state: 'locked', limit: MOST } })
  const vacancies = useRead('listVacancies', { query: {} })
  const displaced = useRead('listDisplacedPosts')
  const ending = useRead('listPosts', { query: { endsBy: soon, limit: MOST } })
  const admins = useAdministrators()
  const names = (all: readonly { name: string }[]): string =>
    admin(all.length > SHOWN ? 'etc' : 'few', { names: all.slice(0, SHOWN).map(({ name }) => name).join(admin('and')) })

  const waits: Wait[] = []
  const lockedOnes = locked.data?.items ?? []
  if (lockedOnes.length > 0) {
    waits.push({
      key: 'locked',
      what: say('security.locked', { n: lockedOnes.length }),
      why: say('security.lockedWhy', { names: names(lockedOnes) }),
      act: say('security.lockedAct'),
      to: '/admin/accounts?state=locked',
    })
  }
  const stranded = (displaced.data?.items ?? []).map(({ post }) => post)
  if (stranded.length > 0) {
    waits.push({
      key: 'displaced',
      what: say('security.displaced', { n: stranded.length }),
      why: say('security.displacedWhy', { names: names(stranded) }),
      act: say('security.displacedAct'),
      to: '/admin/vacancies/displaced',
    })
  }
  for (const [kind, word] of vacancyKinds) {
    const vacant = (vacancies.data?.items ?? []).filter((one) => one.kind === kind)
    if (vacant.length === 0) continue
    waits.push({
      key: kind,
      what: say(word, { n: vacant.length }),
      why: names(vacant),
      act: say('security.fill'),
      to: `/admin/vacancies?kind=${kind}`,
    })
  }
  const endingOnes = ending.data?.items ?? []
  if (endingOnes.length > 0) {
    waits.push({
      key: 'ending',
      what: say('security.ending', { n: endingOnes.length }),
      why: say('security.endingWhy', { names: names(endingOnes) }),
      act: say('security.endingAct'),
      to: `/admin/posts?ends=${soon}`,
    })
  }
  const bare = admins.accounts.filter(({ secondFactor }) => !secondFactor)
  if (bare.length > 0) {
    waits.push({
      key: 'factor',
      what: say('security.factor', { n: bare.length }),
      why: say(demo ? 'security.factorDemo' : 'security.factorWhy', { names: names(bare) }),
      act: say('security.factorAct'),
      to: `/admin/accounts?account=${bare[0]!.id}`,
    })
  }
  if (admins.alone.length > 0) {
    const alone = admins.alone.map((role) => roles[role]).join(admin('and'))
    waits.push({
      key: 'alone',
      what: say('security.alone', { roles: alone }),
      why: say('security.aloneWhy'),
      act: say('security.aloneAct'),
      to: `/admin/posts?give=1&role=${admins.alone[0]}`,
    })
  }
  return (
    <>
      <RoomHead title={say('security.title')} />
      <div className="overview">
        <Waits
          waits={waits}
          readings={[locked, displaced, vacancies, ending, admins]}
          nothingNext={say('security.nothingNext')}
        />
      </div>
    </>
  )
}

interface Administrators {
  accounts: Account[]
  /** Roles that one person alone holds. */
  alone: string[]
  isPending: boolean
  error: unknown
  refetch: () => void
}

/** Who administers, by their posts; a handful of accounts. */
function useAdministrators(): Administrators {
  const posts = useQueries({
    queries: administratorRoles.map((role) => {
      const input = { query: { role, limit: MOST } }
      return { queryKey: keyOf('listPosts', input), queryFn: () => call('listPosts', input) }
    }),
  })
  const held = posts.flatMap(({ data }): StaffPost[] => data?.items ?? [])
  const ids = [...new Set(held.map(({ accountId }) => accountId))]
  const accounts = useQueries({
    queries: ids.map((id) => {
      const input = { params: { id } }
      return { queryKey: keyOf('readAccount', input), queryFn: () => call('readAccount', input) }
    }),
  })
  const all = [...posts, ...accounts]
  return {
    accounts: accounts.flatMap(({ data }) => data ?? []),
    alone: administratorRoles.filter(
      (role) => new Set(held.filter((post) => post.role === role).map((post) => post.accountId)).size === 1,
    ),
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => all.forEach(({ refetch }) => void refetch()),
  }
}
