/** The rooms that events stand on. */
import type { AreasApi } from '../areas/index.ts'
import type { CasesApi } from '../cases/index.ts'
import type { MattersApi } from '../matters/index.ts'
import type { StaffApi } from '../staff/index.ts'
import type { Identity } from '../../platform/identity/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Files } from '../../platform/files/index.ts'
import type { Personal } from '../../platform/personal/index.ts'

export interface EventRooms {
  db: Db
  areas: AreasApi
  staff: StaffApi
  matters: MattersApi
  cases: CasesApi
  files: Files
  personal: Personal
  identity: Identity
}
