import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './default-policy.ts'
import { whoseJob } from './whose-job.ts'

const policy = defaultPolicy()
const first = (words: string) => whoseJob(policy, words, '2026-09-30')[0]?.matter.code

describe('whose job is this', () => {
  it.each([
    ['井盖', '070101'],
    ['井盖缺失', '070101'],
    ['垃圾桶满了没人管', '070402'],
    ['楼下饭店油烟很大', '060201'],
    ['路灯坏了', '070301'],
    ['有人遛狗不牵绳', '100201'],
    ['老板拖欠工资不给', '010301'],
    ['manhole', '070101'],
    ['pothole in the road', '070201'],
    ['孩子走丢了', '020302'],
    ['隔壁楼道里堆了很多东西，消防通道都堵住了', '030101'],
    ['090203', '090203'],
  ])('%s', (words, code) => {
    expect(first(words)).toBe(code)
  })

  it('says which word fits, and whether that is more than a guess', () => {
    expect(whoseJob(policy, '演示路有人占道经营卖菜', '2026-09-30')[0]).toMatchObject({ matter: { code: '050101' }, sure: true })
    expect(whoseJob(policy, '井盖', '2026-09-30')[0]).toMatchObject({ by: expect.stringContaining('井盖'), sure: true })
    expect(whoseJob(policy, 'a manhole cover is missing here', '2026-09-30')[0]).toMatchObject({
      matter: { code: '070101' },
      sure: true,
    })
    expect(whoseJob(policy, '路面塌陷', '2026-09-30').map(({ sure }) => sure)).toEqual([true, false])
  })

  it('has no answer for words that say nothing', () => {
    expect(whoseJob(policy, ' ', '2026-09-30')).toEqual([])
    expect(whoseJob(policy, '嗯嗯啊啊', '2026-09-30')).toEqual([])
  })

  it('never offers a matter of care plans, nor one that is not live', () => {
    expect(whoseJob(policy, '帮扶计划内生活求助', '2026-09-30').map(({ matter }) => matter.code)).not.toContain('020301')
    const ended = { matters: policy.matters.map((matter) => ({ ...matter, to: '2026-09-01' })) }
    expect(whoseJob(ended, '井盖', '2026-09-30')).toEqual([])
  })
})
