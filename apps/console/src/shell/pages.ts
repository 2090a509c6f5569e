/** The pages of the navigation, in order, and who finds them there. What may be done inside the server decides. */
export type PageName = 'desk' | 'events' | 'report' | 'map' | 'supervision' | 'duty' | 'admin'

interface NavPage {
  name: PageName
  path: string
  roles: readonly string[]
}

const workers = ['dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader']

const pages: readonly NavPage[] = [
  { name: 'desk', path: '/desk', roles: workers },
  { name: 'events', path: '/events', roles: workers },
  { name: 'report', path: '/report', roles: ['dispatcher', 'officer', 'grid_leader', 'leader', 'hotline'] },
  { name: 'map', path: '/map', roles: workers },
  { name: 'supervision', path: '/supervision', roles: workers },
  { name: 'duty', path: '/duty', roles: workers },
  { name: 'admin', path: '/admin', roles: ['admin_system', 'admin_security', 'admin_audit'] },
]

export function pagesFor(roles: readonly string[]): NavPage[] {
  return pages.filter((page) => page.roles.some((role) => roles.includes(role)))
}
