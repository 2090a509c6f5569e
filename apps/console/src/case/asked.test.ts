import type { OfferedAction, TaskBody } from '@onegrid/contract'
import { describe, expect, it } from 'vitest'
import { askedFields } from './asked.ts'
import type { AskingFacts } from './asked.ts'

const facts: AskingFacts = { round: 1, tasks: [], picturesBefore: 0, reports: [], matter: '070101', source: 'resident' }

function action(name: string, fields: string, taskId: string | null = null): OfferedAction {
  const offered = fields.split(' ').map((field) =>
    ({ name: field, label: field, type: 'text', required: ['outcome', 'result'].includes(field) }))
  return { action: name, name, primary: true, taskId, taskVersion: null, fields: offered, warnings: [] }
}

function task(id: string, kind: string, state: string, round = 1): TaskBody {
  const clock = {
    phase: 'handle', light: 'green', limit: { value: 3, unit: 'work_day' }, startedAt: '', dueAt: '', yellowAt: '',
    left: 0, text: '', provisional: false, pausedAt: null, stoppedAt: null, version: 1,
  } as const
  const bare = { version: 1, owner: null, unit: null, openedAt: '', closedAt: null, reworks: 0, mine: false }
  return { ...bare, result: {}, id, kind, state, round, clocks: [clock] }
}

/** `note!` is required, `note?` stands aside. */
function asked(offered: OfferedAction, values: Record<string, unknown> = {}, more: Partial<AskingFacts> = {}) {
  const fields = askedFields(offered, values, { ...facts, ...more })
  return fields.map(({ name, required, aside }) => `${name}${required ? '!' : ''}${aside ? '?' : ''}`)
}

describe('what an action asks', () => {
  it('asks who must do it again only where a check failed and several could', () => {
    const check = action('check', 'outcome rework note files')
    const another = [task('c', 'lead', 'done', 2), task('d', 'check', 'done')]
    const tasks = [task('a', 'lead', 'done'), task('b', 'assist', 'done'), ...another]
    expect(asked(check, { outcome: 'pass' }, { tasks })).toEqual(['outcome!', 'note', 'files'])
    expect(asked(check, { outcome: 'not_pass' }, { tasks })).toEqual(['outcome!', 'rework', 'note!', 'files'])
    expect(asked(check, { outcome: 'not_pass' }, { tasks: tasks.slice(0, 1) })).toEqual(['outcome!', 'note!', 'files'])
    expect(asked(check, { outcome: 'not_pass', files: [{ id: 'f' }] }, { tasks })).toContain('note')
  })

  it('asks for the pictures that the matter wants and that are not there yet', () => {
    const finish = action('finish', 'result before after files farReason', 'a')
    const matterOf = () => ({ evidence: ['before', 'after'], needsVerify: false })
    const lead = { tasks: [task('a', 'lead', 'working')], matterOf }
    expect(asked(finish, {}, lead)).toEqual(['result!', 'before!', 'after!', 'files?', 'farReason?'])
    expect(asked(finish, {}, { ...lead, picturesBefore: 2 })).toContain('before?')
    expect(asked(finish, {}, { ...lead, tasks: [task('a', 'assist', 'working')] }))
      .toEqual(['result!', 'before?', 'after', 'files?', 'farReason?'])
  })

  it('asks why nobody looks first only where somebody should', () => {
    const accept = action('accept', 'matter level waiver')
    const matterOf = (code: string) => ({ evidence: [], needsVerify: code.startsWith('05') })
    expect(asked(accept, {}, { matterOf })).toEqual(['matter', 'level', 'waiver?'])
    expect(asked(accept, { matter: '050101' }, { matterOf })).toEqual(['matter', 'level', 'waiver!'])
    expect(asked(accept, { matter: '050101' }, { matterOf, source: 'officer' })).toEqual(['matter', 'level', 'waiver?'])
    expect(asked(accept, {}, { matterOf, matter: undefined })).toContain('matter!')
  })

  it('lets a unit ask for more time in its own measure, no longer than its limit', () => {
    const working = { ...facts, tasks: [task('a', 'lead', 'working')] }
    const [limit] = askedFields(action('requestExtension', 'limit reason', 'a'), {}, working)
    expect(limit).toMatchObject({ within: { value: 3, unit: 'work_day' }, begins: { unit: 'work_day' } })
  })

  it('asks of a reading only where a sensor reported', () => {
    expect(asked(action('confirm', 'note readingNormal'))).toEqual(['note'])
    expect(asked(action('confirm', 'note readingNormal'), {}, { source: 'sensor' })).toEqual(['note', 'readingNormal'])
  })
})
