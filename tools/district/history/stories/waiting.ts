/** Events that wait for a desk, for the grid's officer or for a unit's signature, in every light. */
import { Flow } from '../flow.ts'
import type { Begun, Colour, Opening, Teller } from '../flow.ts'
import type { Story } from '../story.ts'

interface Waiting extends Opening {
  name: string
  phase: Begun
  light: Colour
}

/** By the demo's own resident. */
const byResident = { source: 'resident', who: 'resident', where: 'home' } as const

const waiting: readonly Waiting[] = [
  // At the town's desk.
  { name: 'accept-1', phase: 'accept', light: 'green', matter: '050401', ...byResident, unnamed: true },
  { name: 'accept-2', phase: 'accept', light: 'green', matter: '050101' },
  { name: 'accept-3', phase: 'accept', light: 'yellow', matter: '060301', source: 'hotline' },
  { name: 'accept-4', phase: 'accept', light: 'red', matter: '070102', source: 'hotline' },
  { name: 'dispatch-1', phase: 'dispatch', light: 'green', matter: '050403' },
  { name: 'dispatch-2', phase: 'dispatch', light: 'yellow', matter: '070301', source: 'hotline' },
  // At the district's, by the rule for what leaders ask.
  { name: 'accept-5', phase: 'accept', light: 'green', matter: '070303', source: 'leader' },
  // At the village's.
  { name: 'village-1', phase: 'accept', light: 'yellow', matter: '010101', where: 'village' },
  { name: 'village-2', phase: 'accept', light: 'green', matter: '080101', ...byResident },
  { name: 'village-3', phase: 'dispatch', light: 'red', matter: '100101', ...byResident, where: 'village' },
  // With the officer.
  { name: 'verify-1', phase: 'verify', light: 'green', matter: '060201', source: 'hotline', where: 'home' },
  { name: 'verify-2', phase: 'verify', light: 'yellow', matter: '050102', source: 'hotline', where: 'home' },
  // At a unit that has not signed.
  { name: 'sign-1', phase: 'handle', light: 'green', matter: '050502' },
  { name: 'sign-2', phase: 'handle', light: 'yellow', matter: '050201' },
  { name: 'sign-3', phase: 'handle', light: 'green', matter: '030104', source: 'resident' },
  { name: 'sign-4', phase: 'handle', light: 'yellow', matter: '080302', source: 'hotline' },
  { name: 'sign-5', phase: 'handle', light: 'green', matter: '070201', where: 'home' },
  // For a check.
  { name: 'check-1', phase: 'check', light: 'green', matter: '050501' },
  { name: 'check-2', phase: 'check', light: 'yellow', matter: '070102', source: 'resident' },
  { name: 'check-3', phase: 'check', light: 'green', matter: '070402', where: 'home' },
  { name: 'check-4', phase: 'check', light: 'red', matter: '030103' },
  // For whoever says that it is settled.
  { name: 'confirm-1', phase: 'confirm', light: 'green', matter: '050401', where: 'home', who: 'officer' },
  { name: 'confirm-2', phase: 'confirm', light: 'yellow', matter: '070301', where: 'home', who: 'officer' },
  { name: 'confirm-3', phase: 'confirm', light: 'yellow', matter: '050402', source: 'hotline' },
]

export function waitingStories(teller: Teller): Story[] {
  return waiting.map(({ name, phase, light, ...opening }) => {
    const flow = new Flow(teller, name, opening)
    return flow.upTo(phase, flow.beginning(light, phase)).story
  })
}
