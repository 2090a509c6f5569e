import { expect, it } from 'vitest'
import { problemBody } from './problem.ts'

it('says roles that are kept apart in words, and keeps their names for programs', () => {
  const params = { role: 'admin_system', other: 'dispatcher' }
  const chinese = problemBody('roles-apart', 'zh-CN', 'r1', { params })
  expect(chinese.detail).toBe('系统管理员 与 受理派遣员 不能由同一人担任，先结束其中一个岗位。')
  expect(chinese.params).toEqual(params)
  expect(problemBody('roles-apart', 'en', 'r1', { params }).detail).toMatch(
    /^System administrator and .* may not be one person/,
  )
})

it('says a refusal of the rules as what to do instead', () => {
  const { detail } = problemBody('action-not-allowed', 'zh-CN', 'r1', {
    params: { refusal: 'picture_before_required' },
  })
  expect(detail).toBe('缺处置前照片，补拍后提交')
})
