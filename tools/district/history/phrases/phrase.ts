import type { SceneName } from '../pictures/scenes.ts'

/**
 * What people write about one matter. Variants stand between bars, and those of the same place belong together; names
 * in braces are filled in (slots.ts). Nothing that was said once of a matter is said again before all has been said.
 */
export interface Phrase {
  matter: string
  scene: SceneName
  /** When it happens, if not at any hour of the day: early, late, either, or at night. */
  hours?: 'early' | 'late' | 'both' | 'night'
  title: string
  seen: string
  /** Done on the spot by the officer; absent where that cannot be. */
  spot?: string
  /** Talked into it, not repaired. */
  persuaded?: true
  /** Done by the unit. */
  unit?: string
}
