/** Rows on their way into the database, gathered by table. */
import { copyLine } from './copy-line.ts'
import type { CopyValue } from './copy-line.ts'

/** Columns in the order of the values; tables in the order in which they may refer to one another. */
export const columns = {
  case_file: `district_id, id, kind, number, state, is_open, round, policy_no, matter, level, source, lon, lat,
    tile_key, grid_id, village_id, town_id, day_grid_id, day_village_id, day_town_id, desk_id, lead_unit_id,
    reporter_id, owner_kind, owner_id, phase, due_at, yellow_at, is_paused, survivor_id, parent_id, opened_at,
    closed_at, body, version, head_hash, updated_at`,
  task: `district_id, case_id, id, kind, state, is_open, version, round, desk_id, unit_id, person_id, phase, due_at,
    yellow_at, is_paused, opened_at, closed_at, body`,
  trail: 'district_id, case_id, seq, action_id, action, at, text, hash',
  action: 'district_id, action_id, actor, request_hash, case_id, last_seq',
  timers: 'district_id, case_id, task_id, phase, rule, deadline_version, fire_at',
  feed: 'district_id, pos, case_id, seq, kind, hash, fed_at',
  seal: 'district_id, from_pos, to_pos, prev_seal, hash, at',
  case_text: 'district_id, case_id, ref, title, body, address, salt, opened_at',
  case_remark: 'district_id, id, case_id, text, salt',
  event: 'district_id, case_id, source, reporter_subject, external_number',
  personal: 'district_id, subject_id, field, key_id, nonce, cipher, blind, salt, stored_at',
  event_duplicate: 'district_id, survivor_id, case_id',
  supervision_order: 'district_id, case_id, event_id, type, unit_id, desk_id',
  order_mark: 'district_id, case_id, marks',
  case_counted: 'district_id, case_id, kind, state, day, town_id, unit_id, matter, level, source, lon, lat',
  case_tally: 'district_id, cube, cell, kind, state, day, town_id, unit_id, matter_class, level, source, cases',
  tile_tally: 'district_id, zoom, tile, town_id, cases',
  file: `district_id, id, name, kind, type, size, sha256, received_sha256, width, height, taken_at, lon, lat,
    uploaded_by, uploaded_at`,
  file_link: 'district_id, file_id, owner_kind, owner_id, linked_at',
  message: `district_id, id, account_id, key, case_id, kind, title, body, is_grave, cause, created_at, read_at`,
  delivery: `district_id, id, channel, account_id, subject_id, body, cause, state, not_before, created_at, sent_at,
    attempts`,
  duty_shift: 'district_id, id, account_id, post_id, kind, starts_at, ends_at, begun_at, ended_early_at',
} as const satisfies Record<string, string>

export type Table = keyof typeof columns

/** Bytes that a table's rows begin with; it doubles as they come. */
const ROOM = 1 << 16
/** No sign takes more bytes than these in UTF-8, of those that JavaScript counts as one. */
const BYTES_A_SIGN = 3

export class Rows {
  #held = new Map<Table, { bytes: Buffer; used: number }>()
  #waiting = 0
  readonly counts = new Map<Table, number>()

  /** Written at once into bytes: a million strings that wait would be the collector's work. */
  add(table: Table, values: readonly CopyValue[]): void {
    const line = copyLine(values)
    const held = this.#roomFor(table, line.length * BYTES_A_SIGN)
    const written = held.bytes.write(line, held.used)
    held.used += written
    this.#waiting += written
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1)
  }

  /** Rows that somebody else has written, and counted. */
  append(table: Table, bytes: Uint8Array): void {
    const held = this.#roomFor(table, bytes.length)
    held.bytes.set(bytes, held.used)
    held.used += bytes.length
    this.#waiting += bytes.length
  }

  /** Bytes that wait. */
  get waiting(): number {
    return this.#waiting
  }

  take(): Map<Table, Buffer> {
    const held = this.#held
    this.#held = new Map()
    this.#waiting = 0
    return new Map([...held].map(([table, { bytes, used }]) => [table, bytes.subarray(0, used)]))
  }

  #roomFor(table: Table, bytes: number) {
    const held = this.#held.get(table)
    if (held && held.bytes.length - held.used >= bytes) return held
    const larger = Buffer.allocUnsafe(Math.max(ROOM, 2 * (held?.bytes.length ?? 0), (held?.used ?? 0) + bytes))
    if (held) held.bytes.copy(larger, 0, 0, held.used)
    const made = { bytes: larger, used: held?.used ?? 0 }
    this.#held.set(table, made)
    return made
  }
}
