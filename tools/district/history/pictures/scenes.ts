/** What a picture shows, drawn flat on 640 by 480: how it was found, or how it was left. The caption comes on top. */
import { cityScenes } from './scenes-city.ts'
import { groundScenes } from './scenes-ground.ts'
import { each, ink, line, rect, shape } from './shapes.ts'

export type Stage = 'before' | 'after' | 'guard'

const scenes = { ...cityScenes, ...groundScenes }

export type SceneName = keyof typeof scenes
export const sceneNames = Object.keys(scenes) as SceneName[]

/** The drawing without its caption. */
export function drawn(name: SceneName, stage: Stage, tone: number): string {
  const left = stage === 'after'
  // Half of the places lie the other way round.
  const flipped = tone > 0.5 ? ' transform="translate(640 0) scale(-1 1)"' : ''
  const fence = stage === 'guard' ? cones() : ''
  return `<g${flipped}>${scenes[name](!left, tone)}</g>${fence}${left ? settled : ''}`
}

/** Left as it should be. */
const settled = line('M560 70l18 20 34 -44', ink.greenDark, 10)

function cones(): string {
  const tape = line('M120 340Q210 372 320 340T540 340', ink.yellow, 9)
  const cone = (x: number): string => shape(`M${x} 420h50l-16 -110h-18z`, ink.red) + rect(x + 8, 366, 34, 14, ink.white)
  return each([90, 300, 510], cone) + tape
}
