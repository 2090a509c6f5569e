/** What work is worth: read off cases alone, never off presence, tracks or counts of reports. */
export { latePhases } from './late.ts'
export type { LatePhase } from './late.ts'
export { cityOfficerScheme, officerCase, officerIndicators, officerScore } from './officer.ts'
export type { OfficerCase, OfficerDuty, OfficerIndicators, OfficerScheme } from './officer.ts'
