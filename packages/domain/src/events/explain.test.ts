import { expect, it } from 'vitest'
import { recompute } from '../clock/index.ts'
import { cast } from '../testing/cast.ts'
import { clockOf, taskOf } from '../testing/look.ts'
import { handling, on } from '../testing/stages.ts'
import { act, calendar, text } from '../testing/story.ts'
import { explainSentence } from '../words/index.ts'
import { explainClock } from './index.ts'

const limit = { value: 1, unit: 'work_hour' }

it('explains the total by what it allows for, and calls only a granted extension one', () => {
  const told = handling()
  const said = () => explainSentence(explainClock(calendar, clockOf(told.state, 'total')), 'zh-CN')
  expect(said()).toContain('时限 4 个工作小时，另计核查 2 个工作日、确认 2 个工作日，')
  expect(said()).not.toContain('延期')
  act(told, cast.fang, 'requestExtension', { limit, reason: text('雨大') }, on('10:00'))
  act(told, cast.chun, 'extend', {}, on('10:30'))
  expect(said()).toContain('另计核查 2 个工作日、确认 2 个工作日，')
  expect(said().match(/延期 1 个工作小时/g)).toHaveLength(1)
  const handle = clockOf(taskOf(told, 'lead'), 'handle')
  expect(explainSentence(explainClock(calendar, handle), 'zh-CN')).not.toContain('另计')
})

it('can still be recomputed without the calendar', () => {
  const total = clockOf(handling().state, 'total')
  expect(recompute(explainClock(calendar, total)).dueAt).toBe(total.dueAt)
})
