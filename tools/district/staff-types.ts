/**
 * Staff of a generated district as plain objects. Units, desks, people and posts refer to one another by keys and to
 * areas by codes; whoever stores them gives the ids. Fields are named as in the staff module's commands.
 */
export interface GeneratedUnit {
  key: string
  parentKey?: string
  name: string
  kind: 'district' | 'town' | 'village' | 'department' | 'stationed' | 'enterprise' | 'center'
  areaCode: string
}

export interface GeneratedFunction {
  function: string
  areaCode: string
  unitKey: string
}

export interface GeneratedDesk {
  key: string
  unitKey: string
  areaCode: string
  tier: 'village' | 'town' | 'district'
  name: string
  /** Where its work lands when nobody is on duty. */
  fallbackKey?: string
}

export interface GeneratedPerson {
  key: string
  kind: 'staff' | 'program' | 'resident'
  username: string
  /** Surname 演 throughout. */
  name: string
  /** With a right check digit, of an area code that was never given. */
  identityNumber: string
}

export type PostRole =
  | 'dispatcher' | 'handler' | 'checker' | 'officer' | 'grid_leader' | 'leader' | 'hotline'
  | 'admin_system' | 'admin_security' | 'admin_audit'

/** How a post's time is planned; without one its holder always answers. */
export type RotaPattern = 'officer' | 'part_time_officer' | 'day_desk' | 'night_desk' | 'weekend_day' | 'weekend_night'

export interface GeneratedPost {
  key: string
  personKey: string
  role: PostRole
  unitKey: string
  areaCode: string
  deskKey?: string
  title?: string
  engagement?: 'staff' | 'part_time' | 'seconded' | 'hired' | 'volunteer'
  homeUnitKey?: string
  workPhone?: string
  rota?: RotaPattern
}

export interface GeneratedStaff {
  units: GeneratedUnit[]
  functions: GeneratedFunction[]
  desks: GeneratedDesk[]
  people: GeneratedPerson[]
  posts: GeneratedPost[]
  /** Accounts that a newcomer signs in with, by username, each with what it is for. */
  demoAccounts: { username: string; zh: string; en: string }[]
}
