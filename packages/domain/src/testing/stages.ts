/** A case told up to a stage: rubbish on the road, reported by the grid's officer on a quiet Monday. */
import type { Instant } from '../clock/index.ts'
import { cast, units } from './cast.ts'
import { act, at, begin, text } from './story.ts'
import type { More, Told } from './story.ts'

/** A time of Monday 16 November 2026 or of a day near: winter sessions 08:30–12:00 and 13:30–17:00, no holiday. */
export function on(time: string, day = 16): Instant {
  return at(time, `2026-11-${day}`)
}

export interface Opening {
  source?: 'officer' | 'resident' | 'hotline' | 'sensor'
  /** 050401 unless said: 4 `work_hour`, level 4, to be verified and checked, pictures before and after. */
  matter?: string
  assists?: string[]
  more?: More
}

const reporters = { officer: cast.an, resident: cast.tong, hotline: cast.hotline, sensor: cast.system } as const

export function reported({ source = 'officer', matter = '050401', more }: Opening = {}): Told {
  const point = { lon: 120.48, lat: 30.08 }
  return begin(
    reporters[source],
    'report',
    { source, matter, text: text('垃圾'), before: ['b1'], point },
    on('08:40'),
    more,
  )
}

export function accepted(opening: Opening = {}): Told {
  return act(reported(opening), cast.chun, 'accept', { waiver: text('亲见') }, on('08:50'))
}

export function dispatched({ assists, ...opening }: Opening = {}): Told {
  return act(accepted(opening), cast.chun, 'dispatch', { lead: units.enforcement, assists }, on('09:00'))
}

export function handling(opening: Opening = {}): Told {
  return act(dispatched(opening), cast.fang, 'sign', {}, on('09:10'))
}

export function handled(opening: Opening = {}): Told {
  return act(handling(opening), cast.fang, 'finish', { result: text('已清'), after: ['a1'] }, on('10:00'))
}

export function awaiting(opening: Opening = {}): Told {
  return act(handled(opening), cast.min, 'check', { outcome: 'pass' }, on('10:30'))
}

export function closed(opening: Opening = {}): Told {
  const told = awaiting(opening)
  const by = opening.source === 'hotline' || opening.source === 'sensor' ? cast.chun : cast.an
  return act(told, by, 'confirm', { readingNormal: true }, on('11:00'))
}
