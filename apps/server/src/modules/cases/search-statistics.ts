/**
 * How common grams are, by samples: what decides between the two ways to search. A gram that is not in the table is
 * rare. Rule: decision 14.
 */
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export interface GramShares {
  /** Texts of the district when the samples were taken. */
  texts: number
  /** Share of all texts that contain the gram, and of the newest. */
  of(gram: string): { all: number; newest: number }
}

export interface SearchStatistics {
  of(districtId: number): Promise<GramShares>
}

/** Reads the samples once a minute for each district. */
export function searchStatistics(db: Db, clock: () => number = Date.now): SearchStatistics {
  const held = new Map<number, { until: number; shares: Promise<GramShares> }>()
  return {
    of(districtId) {
      const known = held.get(districtId)
      if (known && clock() < known.until) return known.shares
      const shares = readShares(db, districtId)
      held.set(districtId, { until: clock() + KEPT_MS, shares })
      // A failure is not kept: the next search asks again.
      shares.catch(() => held.delete(districtId))
      return shares
    },
  }
}

/**
 * Takes the samples anew where they no longer tell of the district: after a day, and while it is small whenever its
 * texts have doubled. A job for every minute.
 */
export async function renewSamples(db: Db, districtId: number): Promise<void> {
  const [found] = await rows(db, sql<{ texts: number; sampled: number; isOld: boolean }>`
    select (select count(*) from (select from case_text where district_id = ${districtId} limit ${SMALL}) few) as texts,
      coalesce(s.texts, 0) as sampled, coalesce(s.sampled_at < now() - interval '1 day', true) as "isOld"
    from (select 1) one left join search_statistics s on s.district_id = ${districtId}`)
  if (!found || found.texts === 0) return
  if (found.isOld || found.texts >= 2 * found.sampled) await sampleGrams(db, districtId)
}

/** As many are counted in some milliseconds. A larger district does not double within a day. */
const SMALL = 20_000

/**
 * Takes the samples anew: one over all texts, one of the newest, since words have their season. A few seconds on a
 * million texts.
 */
export async function sampleGrams(db: Db, districtId: number): Promise<void> {
  const [size] = await rows(db, sql<{ texts: number }>`
    select count(*) as texts from case_text where district_id = ${districtId}`)
  const texts = size?.texts ?? 0
  await sql`
    with sampled as (
      select true as is_new, x.words, x.opened_at from (${newestCases(districtId)}) n
      join case_text x on x.district_id = ${districtId} and x.case_id = n.id
      union all
      select false, words, opened_at
      from case_text tablesample system (${Math.min(100, (100 * SAMPLE) / Math.max(texts, 1))})
      where district_id = ${districtId}
    ), sizes as (
      select greatest(count(*) filter (where is_new), 1) as newest,
        greatest(count(*) filter (where not is_new), 1) as spread
      from sampled
    ), counted as (
      select substr(gram, strpos(gram, ':') + 1) as gram,
        count(*) filter (where not is_new)::numeric / min(z.spread) as everywhere,
        count(*) filter (where is_new)::numeric / min(z.newest) as lately
      from sampled s
      cross join sizes z
      cross join lateral (select distinct g from unnest(case_grams(${districtId}, s.words, s.opened_at)) g) grams (gram)
      group by gram
    )
    insert into search_statistics (district_id, texts, common, sampled_at)
    select ${districtId}::integer, ${texts}::bigint,
      coalesce(jsonb_object_agg(gram, jsonb_build_array(round(everywhere, 4), round(lately, 4))), '{}'), now()
    from counted where greatest(everywhere, lately) >= ${COMMON}
    on conflict (district_id) do update
      set texts = excluded.texts, common = excluded.common, sampled_at = excluded.sampled_at`.execute(db)
}

const KEPT_MS = 60_000
/** Texts of each sample: a share of half a percent is then counted twenty times. */
const SAMPLE = 4000
/** Shares from here on are written down. */
const COMMON = 0.001
/** What is assumed of a gram that no sample met often: half of what would have been written down. */
const RARE = { all: COMMON / 2, newest: COMMON / 2 }

function newestCases(districtId: number) {
  const side = (open: boolean) => sql`(
    select c.id, c.opened_at from case_file c
    where c.district_id = ${districtId} and ${open ? sql`c.is_open` : sql`not c.is_open`}
    order by c.opened_at desc limit ${SAMPLE})`
  return sql`${side(true)} union all ${side(false)} order by opened_at desc limit ${SAMPLE}`
}

async function readShares(db: Db, districtId: number): Promise<GramShares> {
  const [row] = await rows(db, sql<{ texts: number; common: Record<string, [number, number]> }>`
    select texts, common from search_statistics where district_id = ${districtId}`)
  const common = new Map(Object.entries(row?.common ?? {}))
  return {
    texts: row?.texts ?? 0,
    of(gram) {
      const share = common.get(gram)
      return share ? { all: share[0], newest: share[1] } : RARE
    },
  }
}
