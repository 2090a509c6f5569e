import type { AreaGeometry } from '../../apps/server/src/modules/areas/ground.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'

/** What is known of a county: its divisions and its outline. Everything else in a demo district is generated. */
export interface DistrictFacts {
  /** 6 digits. */
  code: string
  name: string
  province: string
  prefecture: string
  /** The list that all codes are from: the statistics bureau's of the year. */
  scheme: 'nbs'
  version: string
  /** Seat of the county, WGS-84. */
  centre: [number, number]
  /** WGS-84; `synthetic` where no open outline exists (development zones with codes of their own). */
  outline: AreaGeometry
  outlineSource: 'open' | 'synthetic'
  towns: TownFacts[]
  /** Where the facts are from, with licences. */
  sources: string[]
}

export interface TownFacts {
  /** 9 digits. */
  code: string
  name: string
  /** Last three digits and full name of each village or residents' committee. */
  villages: [string, string][]
}

/** A county for which there are no facts, or no way to get them; the message is for whoever typed the code. */
export class FactsError extends StartError {
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super({ zh, en }, options)
  }
}
