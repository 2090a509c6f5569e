/** What others have done to a case since somebody looked at it. */
import type { TrailLineBody } from '@onegrid/contract'
import { isFolded } from '@onegrid/domain/words'

/**
 * Lines that are news to whoever saw the case at `version`: a case's version is its last line's number. The machinery's
 * own lines are news only where they moved a deadline.
 */
export function changedSince(lines: readonly TrailLineBody[], version: number): TrailLineBody[] {
  return lines.filter((line) => line.seq > version && (!isFolded(line) || line.action === 'recompute'))
}
