/**
 * Who may read a case, and which of its fields: role × relation. What may be done with it stands with each kind's
 * actions. Rules: decisions 35, 39; docs/boundaries.md.
 */
import type { Access } from '../cases/kind.ts'

/** By an obligation or a report of one's own: also where the matter is confidential. */
export const closeReaders = [
  ['dispatcher', 'desk'], ['checker', 'desk'], ['dispatcher', 'ruling'], ['leader', 'ruling'], ['handler', 'lead'],
  ['dispatcher', 'lead'], ['handler', 'assist'], ['*', 'assigned'], ['*', 'reporter'], ['system', 'system'],
] as const satisfies Access

/** By place, and by being told of it. */
export const caseReaders = [
  ...closeReaders,
  ['dispatcher', 'desk_above'],
  ['dispatcher', 'area'],
  ['checker', 'desk_above'],
  ['checker', 'area'],
  ['leader', 'area'],
  ['officer', 'grid'],
  ['grid_leader', 'grid'],
  ['*', 'called'],
  ['*', 'copied'],
] as const satisfies Access

/** Roles that read the cases of their post's area; the lists ask by it. */
export const areaReaders: readonly string[] = ['dispatcher', 'checker', 'leader', 'officer', 'grid_leader']

/**
 * Fields that not every reader sees. The reporter's identity goes to whoever answers to him, never to the party
 * reported nor to a handler who does not need it.
 */
export const caseFieldReaders = {
  reporter: [
    ['dispatcher', 'desk'],
    ['dispatcher', 'desk_above'],
    ['*', 'reporter'],
    ['system', 'system'],
  ],
  /**
   * What those who work on a case tell one another: remarks, who of them did what, parameters and changes of a line,
   * results and marks. A resident, a program and a firm with a link see what happened and when, and what is said to
   * them.
   */
  inner: [
    ['dispatcher', '*'],
    ['handler', '*'],
    ['checker', '*'],
    ['officer', '*'],
    ['grid_leader', '*'],
    ['leader', '*'],
    ['system', 'system'],
  ],
} as const satisfies Readonly<Record<string, Access>>

/** Free texts that whoever is outside reads beside his own, by action: what is said to him. */
export const saidOutside: Readonly<Record<'reporter' | 'link', Readonly<Record<string, readonly string[]>>>> = {
  reporter: { reject: ['reason'], finish: ['result'] },
  link: {
    report: ['text'], backfill: ['text'], splitOff: ['text'], dispatch: ['note'], addAssist: ['note'], check: ['note'],
    denyExtension: ['reason'],
  },
}
