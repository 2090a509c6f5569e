/**
 * Personal data lives in `personal`, encrypted, each field declared with purpose, basis and retention. A column of any
 * other table that looks as if it held some is on this list, with why it may; a new one fails until it is decided.
 * Rule: docs/boundaries.md.
 */
import { forbiddenHeading } from '@onegrid/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseFields, declarationFault } from '../../apps/server/src/platform/personal/fields.ts'
import { testDatabase } from '../../apps/server/src/platform/database/testing.ts'
import type { TestDatabase } from '../../apps/server/src/platform/database/testing.ts'
import { readColumns } from './catalog.ts'
import type { Column } from './catalog.ts'

/** Parts of names that columns about people have. */
const suspects = new Set([
  'name', 'username', 'title', 'phone', 'telephone', 'mobile', 'email', 'mail', 'wechat', 'address', 'home', 'ip',
  'lon', 'lat', 'identity', 'passport', 'licence', 'birth', 'birthday', 'age', 'gender', 'sex', 'nation', 'education',
  'marital', 'health', 'disease', 'disability', 'blood', 'face', 'photo', 'picture', 'voice', 'fingerprint', 'plate',
  'income', 'bank', 'card', 'body', 'text', 'words', 'note', 'remark', 'reason', 'comment', 'message', 'detail',
  'native', 'job', 'report', 'reporter', 'person', 'resident', 'subject', 'contact', 'scope', 'value',
])

/** About people, and why it stands there in the clear. */
const personal: Readonly<Record<string, string>> = {
  'account.username': 'how somebody signs in; chosen by the organisation',
  'account.display_name': 'names of staff are plain (decision 35); a resident chooses what to be called',
  'account.id': 'reference',
  'session.ip': 'kept with the session, deleted with it',
  'audit_line.ip': 'the law asks for it; 184 days or longer, read by the audit administrator alone',
  'audit_line.text': 'canonical text of the line: ids and codes, no values',
  'post.work_phone': 'the post’s own telephone, printed on the grid’s card',
  'post.title': 'of the office',
  'post.home_unit_id': 'reference: where somebody seconded comes from',
  'case_text.title': 'what is searched is not encrypted (decision 12); erased with its row',
  'case_text.body': 'what is searched is not encrypted (decision 12); erased with its row',
  'case_text.address': 'of the matter, not of a person; erased with its row',
  'case_text.words': 'generated from the three above; erased with them',
  'case_remark.text': 'free text of an action; erased with its row',
  'case_file.lon': 'of the matter',
  'case_file.lat': 'of the matter',
  'case_file.reporter_id': 'reference: an account’s own reports; who reads it is decided by the field table',
  'case_counted.lon': 'of the matter, for tallies',
  'case_counted.lat': 'of the matter, for tallies',
  'task.person_id': 'reference to a member of staff',
  'event.reporter_subject': 'reference into personal',
  'file.name': 'as the sender called it; goes with the file',
  'file.lon': 'where a picture was taken, which the report keeps on purpose',
  'file.lat': 'where a picture was taken, which the report keeps on purpose',
  'message.title': 'written by the words of the domain from codes and units',
  'message.body': 'written by the words of the domain from codes and units',
  'delivery.body': 'what the SMS says: number and state of a case, no personal value',
  'delivery.subject_id': 'reference into personal; the number is opened when the message goes',
  'personal.subject_id': 'reference',
  'personal_opening.subject_id': 'reference',
  'personal_opening.reason': 'of whoever opens; kept out of the sealed log for that reason',
  'handover.note': 'between colleagues at a desk',
  'preference.value': 'how somebody has set up the screens; read by nobody else, erased when the account is disabled',
  'link.scope': 'task of the link',
  'session.scope': 'task of the link',
}

/** Not about people at all. */
const plain: Readonly<Record<string, string>> = {
  'area.name': 'of a place',
  'area_import.file_name': 'of a list of places',
  'area_import.report': 'findings about rows of places',
  'case_file.body': 'the rule’s state: ids, clocks, counts',
  'task.body': 'the rule’s state: ids, clocks, counts',
  'desk.name': 'of a queue',
  'district.name': 'of a district',
  'job.name': 'of a job',
  'policy.body': 'matters, limits, rules',
  'policy.note': 'what changed in a policy',
  'policy_draft.body': 'matters, limits, rules',
  'policy_draft.edits': 'who changed which piece, by account, and when',
  'schema_migration.name': 'of a file',
  'trail.text': 'canonical text of the line: references and salted hashes (decision 12)',
  'unit.name': 'of an organisation',
}

let database: TestDatabase
let columns: Column[]
beforeAll(async () => {
  database = await testDatabase()
  columns = await readColumns(database.owner)
})
afterAll(() => database.drop())

const fullName = ({ table, name }: Column) => `${table}.${name}`

test('every column that looks personal is declared, or said to be none', () => {
  const looking = columns.filter(({ name }) => name.split('_').some(part => suspects.has(part))).map(fullName)
  expect(looking.length).toBeGreaterThan(30)
  expect(looking.filter(name => !(name in personal) && !(name in plain))).toEqual([])
})

test('the lists name nothing that is gone, and nothing twice', () => {
  const known = new Set(columns.map(fullName))
  const listed = [...Object.keys(personal), ...Object.keys(plain)]
  expect(listed.filter(name => !known.has(name))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('no column has a name that an import would be refused for', () => {
  expect(columns.filter(({ name }) => forbiddenHeading(name)).map(fullName)).toEqual([])
})

test('in personal nothing readable is stored but the name of the field', () => {
  const opaque = ['bytea', 'uuid', 'integer']
  const readable = columns.filter(({ table, type }) => table === 'personal' && !opaque.includes(type))
  expect(readable.map(({ name }) => name).sort()).toEqual(['field', 'keep_until', 'key_id', 'stored_at'])
})

test('every declaration says what for, on what ground, how sensitive and how long', () => {
  const faults = Object.entries(baseFields).flatMap(([field, declared]) => declarationFault(field, declared) ?? [])
  expect(faults).toEqual([])
})
