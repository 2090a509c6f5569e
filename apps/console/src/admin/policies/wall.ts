/** Moments as a date field holds them: the wall clock of the district, whatever zone the PC is set to. */
import { chinaDate, chinaTime, fromChina } from '@onegrid/domain'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'

export function toWall(instant: number): Dayjs {
  return dayjs(`${chinaDate(instant)}T${chinaTime(instant)}`)
}

export function fromWall(wall: Dayjs): number {
  return fromChina(wall.format('YYYY-MM-DD'), wall.format('HH:mm'))
}
