/** Who acts. Rights come from posts; a principal is made anew for every request. */
import type { Role } from '@onegrid/domain'

/** A role × unit × area that an account holds today. Rule: decision 32. */
export interface Post {
  id: string
  role: Role
  unitId: string
  areaId: string
  deskId?: string
  /** Level of the area: district, town, village, grid, micro_grid. */
  level: string
  /** Ids from the area up to the district. */
  areaPath: string[]
}

export type AccountKind = 'staff' | 'resident' | 'program' | 'system' | 'link'

/** A link acts on one task only. */
export interface LinkScope {
  caseId: string
  taskId: string
  unitId?: string
}

export interface Principal {
  accountId: string
  districtId: number
  kind: AccountKind
  username: string
  name: string
  posts: Post[]
  /** Roles of the posts, and of the kind of account (resident, link). */
  roles: Role[]
  sessionId: string
  scope?: LinkScope
  rightsVersion: number
  /** What must be done before anything else. */
  pending?: 'password-change' | 'second-factor-enrolment'
}
