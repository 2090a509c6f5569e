/** The read half of the spine's front door: lists, search, counts and map for whoever has a reader. */
import type { Id, Instant, KindDefinition } from '@onegrid/domain'
import type { Db } from '../../platform/database/index.ts'
import type { Performed } from './answer.ts'
import { countCases } from './counts.ts'
import type { Count } from './counts.ts'
import { tallyCases } from './counts-large.ts'
import type { LargeCount } from './counts-large.ts'
import { listCases } from './list.ts'
import type { CasePage, ListQuery, Reading } from './list.ts'
import { coordinations } from './list-coordinations.ts'
import type { CoordinationPage, CoordinationQuery } from './list-coordinations.ts'
import type { CaseFilter, IsOpen } from './list-filter.ts'
import type { Reader } from './list-reader.ts'
import { listIds } from './list-ids.ts'
import type { IdsQuery } from './list-ids.ts'
import { owedBy } from './list-owed.ts'
import type { OwedQuery } from './list-owed.ts'
import { readCaseRows } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'
import { whistles } from './list-whistles.ts'
import type { WhistlePage, WhistleQuery } from './list-whistles.ts'
import { tabCounts, worklist } from './list-worklist.ts'
import type { StepPage, Tab } from './list-steps.ts'
import type { Debtor, TabCount, WorklistQuery } from './list-worklist.ts'
import { mapCases } from './map.ts'
import type { MapQuery, MapView } from './map.ts'
import { casesNear } from './map-near.ts'
import type { NearQuery } from './map-near.ts'
import { renewSamples, searchStatistics } from './search-statistics.ts'
import { rowOf } from './view.ts'

export interface CaseReading {
  list(districtId: number, now: Instant, reader: Reader, query?: ListQuery): Promise<CasePage>
  /** The first of a list, in its order, each once. */
  ids(districtId: number, now: Instant, reader: Reader, query: IdsQuery): Promise<Id[]>
  count(districtId: number, now: Instant, reader: Reader, filter?: CaseFilter): Promise<Count>
  /** Beyond a thousand, with the moment it stands for; undefined where the tallies cannot say. */
  largeCount(districtId: number, reader: Reader, filter: CaseFilter): Promise<LargeCount | undefined>
  worklist(districtId: number, now: Instant, debtor: Debtor, query?: WorklistQuery): Promise<Worklist>
  /** What one owner owes, of the cases that the reader may see. */
  owedBy(districtId: number, now: Instant, reader: Reader, query: OwedQuery): Promise<StepPage>
  coordinations(districtId: number, now: Instant, reader: Reader, query?: CoordinationQuery): Promise<CoordinationPage>
  whistles(districtId: number, now: Instant, reader: Reader, query?: WhistleQuery): Promise<WhistlePage>
  map(districtId: number, now: Instant, reader: Reader, query: MapQuery): Promise<MapView>
  /** Nearest first, whoever may see them. */
  near(districtId: number, now: Instant, point: Point, metres: number, query: NearQuery): Promise<CaseListRow[]>
  /** By id, in their order, whoever may see them. */
  rows(districtId: number, ids: readonly Id[], now: Instant): Promise<CaseListRow[]>
  /** The case that an action was upon, as its answer shows it. Only what was done before is read anew. */
  rowAfter(
    def: KindDefinition, districtId: number, performed: Performed, now: Instant,
  ): Promise<CaseListRow | undefined>
  /** A job for every minute: which words are common. */
  sampleWords(districtId: number): Promise<void>
}

export interface Worklist extends StepPage {
  tabs: Partial<Record<Tab, TabCount>>
}

export interface Point {
  lon: number
  lat: number
}

/** @param isOpen of the kinds of case that are installed */
export function caseReading(db: Db, isOpen: IsOpen): CaseReading {
  const statistics = searchStatistics(db)
  const at = (districtId: number, now: Instant): Reading => ({ db, districtId, now, statistics, isOpen })
  return {
    list: (districtId, now, reader, query) => listCases(at(districtId, now), reader, query),
    ids: (districtId, now, reader, query) => listIds(at(districtId, now), reader, query),
    count: (districtId, now, reader, filter) => countCases(at(districtId, now), reader, filter),
    largeCount: (districtId, reader, filter) => tallyCases({ db, districtId }, reader, filter, isOpen),
    async worklist(districtId, now, debtor, query) {
      const reading = at(districtId, now)
      const [page, tabs] = await Promise.all([worklist(reading, debtor, query), tabCounts(reading, debtor)])
      return { ...page, tabs }
    },
    owedBy: (districtId, now, reader, query) => owedBy(at(districtId, now), reader, query),
    coordinations: (districtId, now, reader, query) => coordinations(at(districtId, now), reader, query),
    whistles: (districtId, now, reader, query) => whistles(at(districtId, now), reader, query),
    map: (districtId, now, reader, query) => mapCases(at(districtId, now), reader, query),
    near: (districtId, now, point, metres, query) => casesNear({ db, districtId, now }, point, metres, query),
    rows: (districtId, ids, now) => readCaseRows(db, districtId, ids, now),
    async rowAfter(def, districtId, { caseId, after }, now) {
      if (after) return rowOf(def, after.state, after.text, after.updatedAt, now)
      return (await readCaseRows(db, districtId, [caseId], now))[0]
    },
    sampleWords: districtId => renewSamples(db, districtId),
  }
}
