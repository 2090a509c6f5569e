import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { exactly } from '@onegrid/web'
import { useLanguage } from '../../words/room-words.ts'
import { stampText } from '../parts/dates.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useAdminWords } from '../words.ts'
import { Waits } from './waits.tsx'
import type { Reading, Wait } from './waits.tsx'
import { useOverviewWords } from './words.ts'

const MOST = 200
const SHOWN = 4

/** What waits for the system administrator: what is missing of ground, rules and calendars, and what did not go out. */
export default function SystemOverview(): JSX.Element {
  const say = useOverviewWords()
  const calendar = useCalendarWaits()
  const policy = usePolicyWaits()
  const ground = useGroundWaits()
  const running = useRunningWaits()
  const parts = [calendar, policy, ground, running]
  return (
    <>
      <RoomHead title={say('system.title')} />
      <div className="overview">
        <Waits
          waits={parts.flatMap(({ waits }) => waits)}
          readings={parts.flatMap(({ readings }) => readings)}
          nothingNext={say('system.nothingNext')}
        />
      </div>
    </>
  )
}

interface Part {
  waits: Wait[]
  readings: Reading[]
}

function useCalendarWaits(): Part {
  const say = useOverviewWords()
  const calendar = useRead('getCalendar')
  const waits = (calendar.data?.warnings ?? []).map(({ year, message }): Wait => ({
    key: `year ${year}`,
    what: say('system.calendar', { year }),
    why: message,
    act: say('system.calendarAct'),
    to: `/admin/calendars?year=${year}`,
  }))
  return { waits, readings: [calendar] }
}

function usePolicyWaits(): Part {
  const say = useOverviewWords()
  const language = useLanguage()
  const policies = useRead('listPolicies')
  const begun = typeof policies.data?.draft === 'number'
  const draft = useRead('getDraft', undefined, { enabled: begun })
  const waits: Wait[] = []
  if (begun && draft.data) {
    const { changedBy, changedAt, faults } = draft.data.draft
    const params = { by: changedBy ?? say('system.somebody'), time: stampText(changedAt), n: faults.length }
    const why = say(faults.length > 0 ? 'system.draftFaults' : 'system.draftBy', params)
    waits.push({ key: 'draft', what: say('system.draft'), why, act: say('system.draftAct'), to: '/admin/policies' })
  }
  for (const { no, effectiveFrom, state } of policies.data?.items ?? []) {
    if (state !== 'waiting' || effectiveFrom === null) continue
    const time = exactly(Date.parse(effectiveFrom), language)
    waits.push({
      key: `policy ${no}`,
      what: say('system.waiting', { no, time }),
      act: say('system.waitingAct'),
      to: '/admin/policies',
    })
  }
  return { waits, readings: [...(begun ? [draft] : []), policies] }
}

function useGroundWaits(): Part {
  const say = useOverviewWords()
  const admin = useAdminWords()
  const towns = useRead('listAreas')
  const gaps = useRead('listRoutingGaps')
  const waits: Wait[] = []
  const empty = (towns.data?.items ?? []).filter(({ grids }) => grids === 0)
  if (empty.length > 0) {
    const names = someOf(empty.map(({ name }) => name), admin)
    waits.push({
      key: 'grids',
      what: say('system.noGrids', { n: empty.length }),
      why: say('system.noGridsWhy', { names }),
      act: say('system.noGridsAct'),
      to: '/admin/areas/import',
    })
  }
  // A town without grids has no units either, as a rule: it is named once.
  const bare = new Set(empty.map(({ id }) => id))
  const open = (gaps.data?.items ?? []).filter(({ town }) => !bare.has(town.id))
  if (open.length > 0) {
    const functions = [...new Set(open.map(({ unitFunction }) => unitFunction))]
    const lacking = new Set(open.map(({ town }) => town.id)).size
    waits.push({
      key: 'gaps', what: say('system.gaps', { n: functions.length, towns: lacking }),
      why: say('system.gapsWhy', { names: someOf(functions, admin) }), act: say('system.gapsAct'), to: '/admin/routing',
    })
  }
  return { waits, readings: [towns, gaps] }
}

function useRunningWaits(): Part {
  const say = useOverviewWords()
  const failed = useRead('listDeliveries', { query: { state: 'failed', limit: MOST } })
  const locked = useRead('listAccounts', { query: { state: 'locked', limit: MOST } })
  const unused = useRead('listAccounts', { query: { state: 'unused', kind: 'staff', limit: MOST } })
  const count = (read: { data?: { items: unknown[]; next?: string } | undefined }): number | string => {
    const n = read.data?.items.length ?? 0
    return read.data?.next ? say('more', { n }) : n
  }
  const some = (read: { data?: { items: unknown[] } | undefined }): boolean => (read.data?.items.length ?? 0) > 0
  const waits: Wait[] = []
  if (some(failed)) {
    waits.push({
      key: 'failed',
      what: say('system.failed', { n: count(failed) }),
      why: say('system.failedWhy'),
      act: say('system.failedAct'),
      to: '/admin/deliveries?state=failed',
    })
  }
  if (some(locked)) {
    waits.push({
      key: 'locked',
      what: say('system.locked', { n: count(locked) }),
      why: say('system.lockedWhy'),
      act: say('system.lockedAct'),
      to: '/admin/accounts?state=locked',
    })
  }
  if (some(unused)) {
    waits.push({
      key: 'unused',
      what: say('system.unused', { n: count(unused) }),
      why: say('system.unusedWhy'),
      act: say('system.unusedAct'),
      to: '/admin/accounts?state=unused&kind=staff',
    })
  }
  return { waits, readings: [failed, locked, unused] }
}

function someOf(names: readonly string[], admin: ReturnType<typeof useAdminWords>): string {
  return admin(names.length > SHOWN ? 'etc' : 'few', { names: names.slice(0, SHOWN).join(admin('and')) })
}
