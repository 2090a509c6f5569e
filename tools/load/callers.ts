/** Residents who said who they are: their names and numbers, sealed as the product seals them. All made up. */
import type { Id, Instant } from '@onegrid/domain'
import type { PersonalStore } from '../../apps/server/src/platform/personal/store.ts'
import type { Random } from '../district/random.ts'
import { moment } from './copy-line.ts'
import type { Ids } from './ids.ts'
import type { Rows } from './rows.ts'

export interface Callers {
  /** @returns the subject that the event names as its reporter */
  add(now: Instant, random: Random): Id
}

const GIVEN = [...'春秋冬夏山川江河云月星雨松柏竹梅兰菊荷桐安宁和平福寿康乐文武明远']

export function callers(districtId: number, rows: Rows, ids: Ids, sealed: PersonalStore['sealed']): Callers {
  return {
    add(now, random) {
      const subject = ids.at(now)
      const name = `演${random.pick(GIVEN)}${random.chance(0.7) ? random.pick(GIVEN) : ''}`
      // An area code that was never given, as everywhere in the demo.
      const telephone = `0300-${String(random.int(1_000_000, 9_999_999))}`
      for (const [field, value] of Object.entries({ name, telephone })) {
        const { keyId, nonce, cipher, blind, salt } = sealed(districtId, subject, field, value)
        rows.add('personal', [districtId, subject, field, keyId, nonce, cipher, blind, salt, moment(now)])
      }
      return subject
    },
  }
}
