import { expect, it } from 'vitest'
import { parseQuestion, questionText } from './use-trial-question.ts'
import type { TrialQuestion } from './use-trial-question.ts'

it.each<TrialQuestion>([
  { where: 'area', source: 'resident' },
  { where: 'point', source: 'officer' },
  { matter: '070101', where: 'area', area: '01a200ff-1b33-72e0-a54b-992a7c3cf9a7', source: 'hotline', level: 2 },
  {
    matter: '060201', where: 'point', point: { lon: 120.64, lat: 29.79 }, source: 'sensor',
    at: '2026-10-01T01:00:00.000Z', set: 'current',
  },
])('a question stands in the address and comes back: %o', (question) => {
  expect(parseQuestion(questionText(question))).toEqual(question)
})

it('leaves out what makes no sense', () => {
  expect(parseQuestion('mabc~a1~l9~snobody~tnever~dx~~')).toEqual({ where: 'area', source: 'resident' })
})
