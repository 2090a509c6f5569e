/** The business clock in the hand of a player: set, stopped, made to run. Demo and test only. Rule: decision 26. */
import { getClock, setClock } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import type { Instant } from '@onegrid/domain'
import { PlayError } from './errors.ts'
import type { Person } from './people.ts'

export class PlayClock {
  readonly #admin: Person

  /** @param admin the system administrator, who alone may set it */
  constructor(admin: Person) {
    this.#admin = admin
  }

  /** @throws PlayError where something has happened later already, or the product runs by the wall clock */
  async set(now: Instant, rate: number): Promise<void> {
    try {
      await this.#admin.call(setClock, { body: { now: new Date(now).toISOString(), rate } })
    } catch (error) {
      throw explained(error, now)
    }
  }

  async setRate(rate: number): Promise<Instant> {
    const { now } = await this.#admin.call(setClock, { body: { rate } })
    return Date.parse(now)
  }

  async read(): Promise<{ now: Instant; rate: number; settable: boolean }> {
    const { now, rate, settable } = await this.#admin.call(getClock)
    return { now: Date.parse(now), rate, settable }
  }
}

export function isClockBackwards(error: unknown): boolean {
  return error instanceof PlayError && error.code === 'clock-backwards'
}

function explained(error: unknown, wanted: Instant): unknown {
  if (!(error instanceof ApiError)) return error
  const moment = new Date(wanted + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  if (error.code === 'clock-backwards') {
    return new PlayError('clock-backwards', `业务时钟不能拨到 ${moment}：库中已有更晚的记录。` +
      '请换一个空的数据目录启动产品后再试，例如 DATA_DIR=./data-day npm start -- --cases none')
  }
  if (error.code === 'clock-fixed') {
    return new PlayError('clock-fixed', '产品按实际时间运行，业务时钟不可拨动。请以演示方式启动：ONEGRID_MODE=demo npm start')
  }
  return error
}
