/** Gaps as a list to work off: by function or by town, narrowed by words, without what has been filled. */
import type { Answer } from '../../api/client.ts'

export type Gap = Answer<'listRoutingGaps'>['items'][number]

export interface GapGroup {
  /** The function, or the town's id. */
  key: string
  name: string
  gaps: Gap[]
}

export function gapKey({ unitFunction, town }: Pick<Gap, 'unitFunction' | 'town'>): string {
  return `${town.id} ${unitFunction}`
}

/** The largest groups first: what lacks everywhere is filled for the district in one go. */
export function groupGaps(
  gaps: readonly Gap[], by: 'function' | 'town', q: string, nameOf: (unitFunction: string) => string,
): GapGroup[] {
  const words = q.trim().toLowerCase()
  const fits = ({ unitFunction, town }: Gap): boolean =>
    words === '' || [unitFunction, nameOf(unitFunction), town.name].some((text) => text.toLowerCase().includes(words))
  const groups = Map.groupBy(gaps.filter(fits), (gap) => (by === 'function' ? gap.unitFunction : gap.town.id))
  return [...groups]
    .map(([key, own]) => ({ key, name: by === 'function' ? nameOf(key) : own[0]!.town.name, gaps: own }))
    .sort((a, b) => b.gaps.length - a.gaps.length)
}
