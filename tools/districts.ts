import { sql } from 'kysely'
import { rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'

export interface NamedDistrict {
  id: number
  code: string
  name: string
}

/**
 * The district that somebody at a terminal means.
 *
 * @param code may be left out where there is but one
 * @throws StartError where there is none, or it takes a code to tell
 */
export async function districtNamed(db: Db, code: string | undefined): Promise<NamedDistrict> {
  const found = await rows(db, sql<NamedDistrict>`select district_id as id, code, name from district order by 1`)
  const fitting = code === undefined ? found : found.filter((district) => district.code === code)
  if (fitting.length === 1 && fitting[0]) return fitting[0]
  throw new StartError(
    fitting.length > 1
      ? { zh: '数据库中有多个区县，用 --district 指明', en: 'There are several districts: name one with --district' }
      : { zh: `数据库中没有区县 ${code ?? ''}`.trimEnd(), en: `There is no district ${code ?? 'yet'}` },
  )
}
