import { describe, expect, it } from 'vitest'
import { auditActions, auditActionWord, auditGroups, auditSentence } from './audit.ts'
import type { AuditFacts } from './audit.ts'
import { auditActionWords, auditPartWords } from './audit-words.ts'
import { namesIn } from './format.ts'

const names = { account: (id: string) => ({ a1: '演安' })[id], route: (id: string) => ({ listUnits: '单位及职能' })[id] }
const plain = { action: 'x', outcome: 'success', actor: '演全', system: null, objectType: 'thing', objectId: null } as const
const line = (facts: Partial<AuditFacts>): AuditFacts => ({ ...plain, detail: {}, ...facts })
const zh = (facts: Partial<AuditFacts>) => auditSentence(line(facts), names, 'zh-CN')
const en = (facts: Partial<AuditFacts>) => auditSentence(line(facts), names, 'en')

describe('a line of the audit log', () => {
  it('says who did what to whom', () => {
    expect(zh({ action: 'account.reset-password', objectType: 'account', objectId: 'a1' })).toBe('演全 重置 演安 的口令')
    const post = { accountId: 'a1', role: 'officer', fromDate: '2026-09-01', toDate: null, unitId: 'u', areaId: 'a' }
    const given = { action: 'post.create', objectType: 'post', objectId: 'p1', detail: post }
    expect(zh(given)).toBe('演全 给 演安 设岗：网格员，2026-09-01 起')
    const ending = { ...post, toDate: '2026-12-31' }
    expect(zh({ ...given, detail: ending })).toBe('演全 给 演安 设岗：网格员，2026-09-01 起至 2026-12-31')
    expect(en(given)).toBe('演全 gave 演安 the post of Officer, from 2026-09-01')
    expect(zh({ action: 'post.create', detail: { count: 2, ids: ['p1', 'p2'] } })).toBe('演全 一次设岗 2 个')
  })

  it('says which way a switch was turned', () => {
    const change = { action: 'account.update', objectType: 'account', objectId: 'a1' }
    expect(zh({ ...change, detail: { renamed: true } })).toBe('演全 修改 演安 的账号')
    expect(zh({ ...change, detail: { renamed: false, active: false } })).toBe('演全 停用 演安 的账号')
    expect(zh({ ...change, detail: { renamed: false, active: true } })).toBe('演全 启用 演安 的账号')
    const file = { action: 'area.import', detail: { areas: 3, fileName: 'a.zip', dry: true } }
    expect(zh(file)).toBe('演全 检查网格文件，可导入 3 个（a.zip）')
    expect(zh({ ...file, detail: { ...file.detail, dry: false } })).toBe('演全 导入网格 3 个（a.zip）')
  })

  it('tells a refusal from a success, also where it has no words of its own', () => {
    expect(zh({ action: 'route.call', outcome: 'refused', objectType: 'route', objectId: 'listUnits' }))
      .toBe('演全 无权使用“单位及职能”，已拒绝')
    expect(zh({ action: 'unit.close', outcome: 'refused' })).toBe('演全 停用单位，未获准')
    expect(en({ action: 'unit.close', outcome: 'refused' })).toBe('演全 closed a unit (refused)')
  })

  it('knows a stranger, a machine and the command line', () => {
    const failed = { action: 'session.create', outcome: 'refused', actor: null, objectType: 'account' } as const
    expect(zh({ ...failed, objectId: 'a1', detail: { because: 'login-failed' } }))
      .toBe('未登录者 以 演安 的账号 登录未成功：口令或动态口令不正确')
    expect(zh({ ...failed, detail: { because: 'login-failed' } })).toBe('未登录者 登录未成功：口令或动态口令不正确')
    const byMachine = { actor: null, system: 'sms', detail: { field: 'telephone' } }
    expect(zh({ action: 'personal.deliver', ...byMachine })).toBe('系统 为发送短信取用联系电话')
    const recovered = { action: 'account.recover-unlock', objectType: 'account', objectId: 'gone' }
    expect(zh({ ...recovered, actor: null, system: 'command-line' })).toBe('服务器命令行 在服务器上解锁 某人 的账号')
  })

  it('names the fields that were opened, and shows an action without words by its name', () => {
    expect(zh({ action: 'personal.open', detail: { fields: 'telephone,identity_number' } }))
      .toBe('演全 查看个人信息明文（联系电话、公民身份号码）')
    expect(zh({ action: 'novel.deed' })).toBe('演全 novel.deed')
  })
})

it('groups what an auditor looks for together', () => {
  expect(auditGroups.exports).toEqual(['area.export', 'event.export', 'audit.export'])
  expect(auditGroups.rights).toContain('post.create')
  expect(auditGroups.personal).toEqual([
    'personal.open', 'personal.search', 'personal.expire', 'personal.count', 'personal.erase', 'personal.deliver',
  ])
  const all = Object.values(auditGroups).flat()
  expect(new Set(all).size).toBe(all.length)
})

describe('the words of the audit log', () => {
  const all = [...Object.entries(auditActionWords), ...Object.entries(auditPartWords)]

  it('name the same parameters in both languages, and keep the languages apart', () => {
    for (const [key, words] of all) {
      expect([key, namesIn(words.zh).toSorted()]).toEqual([key, namesIn(words.en).toSorted()])
      expect(words.zh.replace(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z!！]|请您/)
      expect(words.en).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
    }
  })

  it('are short where an action is chosen from a list', () => {
    expect(auditActionWord('account.reset-password', 'zh-CN')).toBe('重置 … 的口令')
    expect(auditActionWord('route.call', 'zh-CN')).toBe('无权使用“…”，已拒绝')
    expect(auditActions).toContain('session.create')
    expect(auditActions.filter((action) => /[{[]/.test(auditActionWord(action, 'en')))).toEqual([])
  })
})
