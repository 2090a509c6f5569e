/** What the counts of the log come to. */
import type { AuditGroup } from '@onegrid/domain/words'
import { auditGroups } from '@onegrid/domain/words'
import type { Answer } from '../../api/client.ts'

type Counts = Answer<'getAuditSummary'>['counts']

interface AuditFigures {
  refused: number
  openings: number
  exports: number
  /** Failed sign-ins; they are not among the refused. */
  failures: number
  /** Changes of accounts and posts that were made. */
  rights: number
}

export function figuresOf(counts: Counts): AuditFigures {
  const sum = (fits: (one: Counts[number]) => boolean): number =>
    counts.filter(fits).reduce((total, { lines }) => total + lines, 0)
  const isSignIn = ({ action }: Counts[number]): boolean => action === 'session.create'
  return {
    refused: sum((one) => one.outcome === 'refused' && !isSignIn(one)),
    openings: sum(({ action, outcome }) => action === 'personal.open' && outcome === 'success'),
    exports: sum(({ action, outcome }) => ofGroup('exports', action) && outcome === 'success'),
    failures: sum((one) => one.outcome === 'refused' && isSignIn(one)),
    rights: sum(({ action, outcome }) => ofGroup('rights', action) && outcome === 'success'),
  }
}

function ofGroup(group: AuditGroup, action: string): boolean {
  return (auditGroups[group] as readonly string[]).includes(action)
}

interface ActionRow {
  action: string
  day: number
  week: number
  /** Of the week. */
  refused: number
}

/** One row for each action of the week, the most frequent first. */
export function actionRows(day: Counts, week: Counts): ActionRow[] {
  const rows = [...Map.groupBy(week, ({ action }) => action)].map(([action, found]): ActionRow => {
    const total = (of: Counts): number =>
      of.filter(one => one.action === action).reduce((sum, { lines }) => sum + lines, 0)
    return {
      action,
      day: total(day),
      week: total(found),
      refused: total(found.filter(({ outcome }) => outcome === 'refused')),
    }
  })
  return rows.sort((a, b) => b.week - a.week || (a.action < b.action ? -1 : 1))
}
