/**
 * The worlds of the three administrators and the rooms of each. Nobody holds two of these roles, so one sees one world.
 * Rule: docs/domain.md R6.
 */
import type { AdministratorRole } from '@onegrid/domain'
import { lazy } from 'react'
import type { ComponentType } from 'react'

type RoomName =
  | 'overview'
  | 'areas'
  | 'units'
  | 'accounts'
  | 'matters'
  | 'routing'
  | 'calendars'
  | 'policies'
  | 'deliveries'
  | 'clock'
  | 'posts'
  | 'vacancies'
  | 'personal'
  | 'audit'

type GroupName = 'start' | 'ground' | 'rules' | 'running' | 'people' | 'log'

export interface Room {
  name: RoomName
  /** Below /admin. */
  path: string
  page: ComponentType
  /** Only where the business clock can be set. */
  demoOnly?: true
}

export interface World {
  role: AdministratorRole
  groups: readonly { name: GroupName; rooms: readonly Room[] }[]
}

type Load = () => Promise<{ default: ComponentType }>

const personal = room('personal', () => import('./personal/index.tsx'))
const accounts = room('accounts', () => import('./accounts/index.tsx'))

export const worlds: readonly World[] = [
  {
    role: 'admin_system',
    groups: [
      { name: 'start', rooms: [room('overview', () => import('./overview/system-overview.tsx'))] },
      {
        name: 'ground',
        rooms: [
          room('areas', () => import('./areas/index.tsx')),
          room('units', () => import('./units/index.tsx')),
          accounts,
        ],
      },
      {
        name: 'rules',
        rooms: [
          room('matters', () => import('./matters/index.tsx')),
          room('routing', () => import('./routing/index.tsx')),
          room('calendars', () => import('./calendars/index.tsx')),
          room('policies', () => import('./policies/index.tsx')),
        ],
      },
      {
        name: 'running',
        rooms: [
          room('deliveries', () => import('./deliveries/index.tsx')),
          { ...room('clock', () => import('./clock/index.tsx')), demoOnly: true },
        ],
      },
    ],
  },
  {
    role: 'admin_security',
    groups: [
      { name: 'start', rooms: [room('overview', () => import('./overview/security-overview.tsx'))] },
      {
        name: 'people',
        rooms: [
          room('posts', () => import('./posts/index.tsx')),
          room('vacancies', () => import('./posts/vacancies-room.tsx')),
          accounts,
          personal,
        ],
      },
    ],
  },
  {
    role: 'admin_audit',
    groups: [
      {
        name: 'log',
        rooms: [
          room('overview', () => import('./overview/audit-overview.tsx')),
          room('audit', () => import('./audit/index.tsx')),
          personal,
        ],
      },
    ],
  },
]

export function worldOf(roles: readonly string[]): World | undefined {
  return worlds.find((world) => roles.includes(world.role))
}

export function roomsOf(world: World, demo: boolean): Room[] {
  return world.groups.flatMap((group) => group.rooms).filter((one) => demo || !one.demoOnly)
}

function room(name: RoomName, load: Load): Room {
  return { name, path: name, page: lazy(load) }
}
