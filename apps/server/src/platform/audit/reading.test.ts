/** Reading the audit log as its administrator does: by whom, from where, whether it is as it was written, taken out. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditLine, getAuditSummary, readAuditLine, ResponseBody } from '@onegrid/contract'
import { auditActions } from '@onegrid/domain'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainAudit, type TestServer } from '../../testing/server.ts'
import { auditedServer } from './testing.ts'

let test: TestServer
beforeAll(async () => {
  test = await auditedServer({ tong: { name: '演小桐', kind: 'resident' } })
})
afterAll(() => test.close())

const by = (username: string, ip: string) =>
  ({ districtId: 1, principal: { accountId: test.accountId(username) }, ip, requestId: uuidv7() })
const reset = (actor: Parameters<TestServer['app']['kit']['audit']>[0], whom: string) => test.app.kit.audit(actor, {
  action: 'account.reset-password', objectType: 'account', objectId: test.accountId(whom), outcome: 'success',
})
const change = (statement: string) => sql.raw(statement).execute(test.database.owner)

async function search(query: string, headers: Record<string, string> = {}): Promise<AuditLine[]> {
  const { status, body } = await test.as('admin-audit').get(`/api/v1/audit?${query}`, headers)
  expect(status).toBe(200)
  return (body as { items: AuditLine[] }).items
}

async function prove(id: string) {
  const { body } = await test.as('admin-audit').get(`/api/v1/audit/lines/${id}`)
  return body as ResponseBody<typeof readAuditLine>
}

describe('a search', () => {
  it('finds by name, by user name, by the name of a machine, and by address', async () => {
    await reset(by('admin-system', '10.1.1.1'), 'officer')
    await reset(by('tong', '10.1.1.2'), 'checker')
    await reset({ districtId: 1, system: 'nightly' }, 'leader')
    const found = async (query: string) => {
      const lines = await search(`action=account.reset-password&${query}`)
      return lines.map(({ objectId }) => objectId)
    }
    expect(await found(`who=${encodeURIComponent('演系')}`)).toEqual([test.accountId('officer')])
    expect(await found('who=admin-sys')).toEqual([test.accountId('officer')])
    expect(await found('who=nightly')).toEqual([test.accountId('leader')])
    expect(await found(`who=${encodeURIComponent('%')}`)).toEqual([])
    expect(await found('ip=10.1.1.2')).toEqual([test.accountId('checker')])
    expect((await search('group=rights&limit=200')).map(({ action }) => action)).toEqual(
      Array(3).fill('account.reset-password'),
    )
    expect(await search('group=exports')).toEqual([])
    expect((await test.as('admin-audit').get("/api/v1/audit?ip='--")).status).toBe(400)
  })

  it('says each line in the reader’s language, with names; a resident’s is masked', async () => {
    const [nightly, masked, plain] = await search('action=account.reset-password')
    expect(plain).toMatchObject({ sentence: '演系 重置 演安 的口令', names: { [test.accountId('officer')]: '演安' } })
    expect(masked?.sentence).toBe('演** 重置 演敏 的口令')
    expect(masked?.actor).toMatchObject({ username: '***', name: '演**' })
    expect(nightly?.sentence).toBe('系统 重置 演蓝 的口令')
    const [, , english] = await search('action=account.reset-password', { 'accept-language': 'en' })
    expect(english?.sentence).toBe('演系 reset the password of 演安')
  })

  it('is on the log without the words that named somebody', async () => {
    await search(`who=${encodeURIComponent('演某某')}&ip=10.9.9.9`)
    const [line] = await search('action=audit.search&limit=2').then((lines) => lines.slice(1))
    expect(line?.detail).toEqual({ byName: true, ip: '10.9.9.9' })
  })
})

describe('the proof of a line', () => {
  it('tells whether it waits, has its place, or is sealed', async () => {
    const id = await reset(by('admin-system', '10.1.1.3'), 'officer')
    expect((await prove(id)).proof).toMatchObject({ verdict: 'waiting', chain: null, seal: null })
    await drainAudit(test)
    expect((await prove(id)).proof).toMatchObject({ verdict: 'placed', seal: null })
    await change(`update audit_head set sealed_at = now() - interval '61 seconds'`)
    await drainAudit(test)
    const { line, proof } = await prove(id)
    expect(proof).toMatchObject({ verdict: 'sealed', seal: { from: 1 } })
    expect(proof.seal?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.parse(proof.text)).toMatchObject({ id, action: line.action })
    const [own] = await search('action=audit.read&limit=1')
    expect(own?.objectId).toBe(id)
  })

  const harms: [what: string, harm: string, mend: string][] = [
    ['text', `text = text || ' '`, `text = rtrim(text)`],
    ['column', `action = 'harmless'`, `action = 'account.reset-password'`],
    ['time', `at = at - interval '1 hour'`, `at = at + interval '1 hour'`],
  ]
  it.each(harms)('finds a changed %s', async (_what, harm, mend) => {
    const [line] = await search('action=account.reset-password&ip=10.1.1.3')
    await change(`update audit_line set ${harm} where id = '${line?.id}'`)
    expect((await prove(line!.id)).proof.verdict).toBe('broken')
    await change(`update audit_line set ${mend} where id = '${line?.id}'`)
    expect((await prove(line!.id)).proof.verdict).toBe('sealed')
  })

  it('finds another line of the same seal changed, and a seal of its own making', async () => {
    const [line] = await search('action=account.reset-password&ip=10.1.1.3')
    const first = 'select line_id from audit_feed where position = 1'
    await change(`update audit_line set hash = sha256('x') where id = (${first})`)
    expect((await prove(line!.id)).proof.verdict).toBe('broken')
    await change(`update audit_line set hash = sha256(convert_to(text, 'UTF8')) where true`)
    expect((await prove(line!.id)).proof.verdict).toBe('sealed')
    await change(`update audit_seal set hash = sha256('x')`)
    expect((await prove(line!.id)).proof.verdict).toBe('broken')
  })

  it('of what is not there is 404', async () => {
    expect((await test.as('admin-audit').get(`/api/v1/audit/lines/${uuidv7()}`)).status).toBe(404)
  })
})

describe('an opening of personal data', () => {
  it('shows its reason, which is not in the sealed log', async () => {
    const opening = uuidv7()
    await sql`
      insert into personal_opening (district_id, id, account_id, subject_id, fields, reason, opened_at)
      values (1, ${opening}, ${test.accountId('desk-town')}, ${uuidv7()}, '{telephone}', '回拨核实', now())
    `.execute(test.database.owner)
    const entry = { action: 'personal.open', objectType: 'person', outcome: 'success' } as const
    const detail = { fields: 'telephone', opening }
    const id = await test.app.kit.audit(by('desk-town', '10.1.1.4'), { ...entry, detail })
    const { line, proof, reason } = await prove(id)
    expect([reason, line.sentence]).toEqual(['回拨核实', '演春 查看个人信息明文（联系电话）'])
    expect(proof.text).not.toContain('回拨核实')
  })
})

describe('the summary', () => {
  it('counts by action and outcome, and says how far the log is sealed', async () => {
    await test.as('desk-town').get('/api/v1/audit')
    await drainAudit(test)
    const { body } = await test.as('admin-audit').get('/api/v1/audit/summary')
    const summary = body as ResponseBody<typeof getAuditSummary>
    expect(summary.counts).toContainEqual({ action: 'route.call', outcome: 'refused', lines: 1 })
    expect(summary.counts.find(({ action }) => action === 'account.reset-password')?.lines).toBe(4)
    expect(summary.lastSeal?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(summary.unsealed).toBeGreaterThan(0)
    const week = (await test.as('admin-audit').get('/api/v1/audit/summary?days=7')).body as typeof summary
    expect(Date.parse(week.to) - Date.parse(week.from)).toBe(7 * 86_400_000)
  })
})

describe('an export', () => {
  it('has what was searched for, and stands in the log', async () => {
    const { raw, headers } = await test.as('admin-audit').get('/api/v1/audit/export?action=account.reset-password')
    expect(headers['content-disposition']).toContain('.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(raw as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(2 + 4)
    expect(sheet?.getRow(3).getCell(6).value).toBe('演系 重置 演安 的口令')
    const [line] = await search('action=audit.export')
    expect(line?.detail).toEqual({ action: 'account.reset-password', count: 4 })
    expect((await test.as('officer').get('/api/v1/audit/export')).status).toBe(403)
  })
})

it('every action that the server writes has words', () => {
  const source = join(import.meta.dirname, '../..')
  const files = globSync('**/*.ts', { cwd: source }).filter((file) => !/\.test\.ts$|testing/.test(file))
  const text = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n')
  const call = /(?:action: |entryOf\(|record\(ctx, tx, |edit\(kit, by, )'([a-z][a-z-]*\.[a-z][a-z-]*)'/g
  const actions = new Set([...text.matchAll(call)].map((match) => match[1]!))
  expect(actions.size).toBeGreaterThan(40)
  expect([...actions].filter((action) => !auditActions.includes(action))).toEqual([])
})
