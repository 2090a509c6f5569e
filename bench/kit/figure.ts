/** What every part of the bench answers with: numbers, each beside its floor or peer of the same run. */

export interface Figure {
  /** `B1@1100000` or `B4.list.town-desk@0`: the part, its aspect, and at how many events where that matters. */
  id: string
  name: string
  value: number
  unit: string
  /** The floor or the peer, in the same unit; null where there is none, and the note says why. */
  against: number | null
  /** value / against; of a comparison in pairs the median of the pairs' own. */
  ratio: number | null
  /** What it ought to be: `≥ 150`, of the value unless it says otherwise. */
  aim: string | null
  met: boolean | null
  /** Lowest and highest of the rounds. */
  spread: readonly [low: number, high: number] | null
  /** What it is compared with, and what a reader of the number must know. */
  note: string
}

export interface Kit {
  /** At how many events the parts measure that depend on it. */
  events: readonly number[]
  /** Short rounds, to see that everything works; such figures are never kept. */
  quick: boolean
  /** Data folders are kept in it, one for each number of events. */
  data: string
  say(text: string): void
}

/** One part of the bench, B1 to B8. */
export interface Part {
  id: string
  title: string
  measure(kit: Kit): Promise<Figure[]>
}

export interface Aim {
  text: string
  isMet(value: number): boolean
}

export const atLeast = (wanted: number, unit = ''): Aim => ({
  text: `≥ ${withUnit(wanted, unit)}`, isMet: (value) => value >= wanted,
})

export const atMost = (wanted: number, unit = ''): Aim => ({
  text: `≤ ${withUnit(wanted, unit)}`, isMet: (value) => value <= wanted,
})

type Given = Pick<Figure, 'id' | 'name' | 'value' | 'unit' | 'note'> & Partial<Pick<Figure, 'ratio' | 'spread'>> & {
  against?: number | undefined
  aim?: Aim | undefined
}

/** @returns the figure with what follows from the given */
export function figure({ aim, against, ratio, spread, ...given }: Given): Figure {
  return {
    ...given,
    against: against ?? null,
    ratio: ratio ?? (against === undefined ? null : given.value / against),
    aim: aim?.text ?? null,
    met: aim ? aim.isMet(given.value) : null,
    spread: spread ?? null,
  }
}

function withUnit(value: number, unit: string): string {
  return `${value.toLocaleString('en')}${unit && ` ${unit}`}`
}
