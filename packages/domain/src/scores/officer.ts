/**
 * An officer's score of a period, from the cases of the grid. One thing is held above every formula: nobody who tells
 * is worse off than had he kept silent, whatever becomes of the report. So only effective reports count, towards a
 * number and not as a share; what is owed for an own report counts where it was done in time, and else not at all; and
 * an effective report stands for a verification in time, since nobody has to go and look once more.
 * Rules: decision 30; docs/domain.md 考核, 检验 3, 实务 11, 12, 13.
 */
import type { CaseState, Id, TaskKind } from '../cases/types.ts'
import type { Instant } from '../clock/index.ts'
import { isLate } from './late.ts'

/** What a case means for the officer of its grid. */
export interface OfficerCase {
  /** By this officer, not by a resident, the hotline, a camera or a sensor. */
  told: boolean
  /** What was reported is there, and is the business of the grids. */
  effective: boolean
  /** A second report of the same: for nobody and against nobody. */
  merged: boolean
  /** A patrol can see it. */
  visible: boolean
  duties: readonly OfficerDuty[]
}

/** An obligation of the officer that has come to its end or its due moment. */
export interface OfficerDuty {
  kind: 'verify' | 'check'
  inTime: boolean
}

export interface OfficerScheme {
  /** Effective reports of the period that earn the whole of their part. */
  quota: number
  /** Parts of the score; a part that nothing is known of is left out, and the others share its weight. */
  weights: { effective: number; missed: number; verify: number; check: number }
}

/** Each from 0 to 1, more being better; undefined where its denominator is 0 (不计分). */
export interface OfficerIndicators {
  /** 有效上报: effective reports over the quota, no more than 1. */
  effective: number
  /** 1 − 漏报率: what others found though a patrol could see it, over all that was found. */
  missed: number | undefined
  /** 按时核实率. */
  verify: number | undefined
  /** 按时核查率. */
  check: number | undefined
}

/** The usual weights of city management (城管源). The quota is a town's to set. */
export const cityOfficerScheme: OfficerScheme = {
  quota: 30, weights: { effective: 40, missed: 20, verify: 20, check: 20 },
}

/**
 * @param state a case of the officer's grid
 * @param until obligations that are not due yet are left for the next period
 * @param isVisible whether a patrol can see such a matter (docs/domain.md 实务 13)
 */
export function officerCase(
  state: CaseState, officer: Id, until: Instant, isVisible: (matter: string) => boolean,
): OfficerCase {
  return {
    told: state.reporterId === officer,
    effective: !idle.has(state.state),
    merged: state.state === 'merged',
    visible: state.matter !== undefined && isVisible(state.matter),
    duties: state.tasks.filter(({ personId }) => personId === officer).flatMap(({ kind, state: end, clocks }) => {
      const counts = countedAs[kind]
      const clock = clocks.find(({ phase }) => phase === kind)
      if (!counts || !clock || left.has(end)) return []
      const late = isLate(clock, until)
      return late || clock.stoppedAt !== undefined ? [{ kind: counts, inTime: !late }] : []
    }),
  }
}

export function officerIndicators(cases: readonly OfficerCase[], { quota }: OfficerScheme): OfficerIndicators {
  const found = cases.filter(({ effective, merged }) => effective && !merged)
  const told = found.filter((one) => one.told)
  // A second report of the same was looked at as well.
  const looked = cases.filter((one) => one.told && one.effective)
  const missed = found.filter((one) => !one.told && one.visible)
  return {
    effective: quota > 0 ? Math.min(1, told.length / quota) : 1,
    missed: found.length === 0 ? undefined : 1 - missed.length / found.length,
    verify: rateOf([...looked.map(() => true), ...dutiesOf(cases, 'verify')]),
    check: rateOf(dutiesOf(cases, 'check')),
  }
}

/** @returns from 0 to 100; undefined where nothing is known */
export function officerScore(cases: readonly OfficerCase[], scheme: OfficerScheme): number | undefined {
  const indicators = officerIndicators(cases, scheme)
  let [sum, weight] = [0, 0]
  for (const part of ['effective', 'missed', 'verify', 'check'] as const) {
    const value = indicators[part]
    if (value === undefined) continue
    sum += value * scheme.weights[part]
    weight += scheme.weights[part]
  }
  return weight === 0 ? undefined : (sum * 100) / weight
}

/** Not yet known, not there, taken back: no report of something, and nothing that anybody missed. */
const idle: ReadonlySet<string> = new Set(['submitted', 'verifying', 'rejected', 'withdrawn', 'voided'])
/** Ends of a task by somebody else's hand. */
const left: ReadonlySet<string> = new Set(['replaced', 'released', 'cancelled'])

/** Confirming is the reporter's look at the result: one act with the check where both fall to one officer. */
const countedAs: Partial<Record<TaskKind, OfficerDuty['kind']>> = { verify: 'verify', check: 'check', confirm: 'check' }

function dutiesOf(cases: readonly OfficerCase[], kind: OfficerDuty['kind']): boolean[] {
  return cases.flatMap(({ told, duties: owed }) =>
    owed.filter((duty) => duty.kind === kind && (!told || duty.inTime)).map(({ inTime }) => inTime))
}

function rateOf(done: readonly boolean[]): number | undefined {
  return done.length === 0 ? undefined : done.filter(Boolean).length / done.length
}
