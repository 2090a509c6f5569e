import type { TrailLineBody } from '@onegrid/contract'
import { expect, test } from 'vitest'
import { exchangeOf, wordsIn } from './replies.ts'

let seq = 0
function line(action: string, remarks: Record<string, string> = {}): TrailLineBody {
  return { seq: ++seq, at: '2026-09-30T01:00:00.000Z', action, remarks } as TrailLineBody
}

test('each reply has its own judgement, and one that waits has none', () => {
  const lines = [
    line('issue', { text: '限今日答复' }), line('remind'), line('reply', { text: '人手不足' }), line(
      'returnReply', { reason: '未写明措施' },
    ), line('comment'),
    line('reply', { text: '已加派两人' }),
  ]
  const { issued, replies, cancelled } = exchangeOf(lines)
  expect(wordsIn(issued)).toBe('限今日答复')
  expect(replies.map((one) => [wordsIn(one.line), one.judged?.passed, wordsIn(one.judged?.line)])).toEqual([
    ['人手不足', false, '未写明措施'], ['已加派两人', undefined, ''],
  ])
  expect(cancelled).toBeUndefined()
  expect(exchangeOf([...lines, line('acceptReply')]).replies.at(-1)?.judged?.passed).toBe(true)
})

test('an order may end without any reply; erased words are empty', () => {
  const { replies, cancelled } = exchangeOf([line('issue'), line('cancel', { reason: '误发' })])
  expect(replies).toEqual([])
  expect(wordsIn(cancelled)).toBe('误发')
  expect(wordsIn(line('reply'))).toBe('')
})
