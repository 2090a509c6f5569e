import { expect, test } from 'vitest'
import { reportSources } from './report-sources.ts'

test('the usual source of a role stands first; several roles add up, each source once', () => {
  expect(reportSources(['dispatcher'])[0]).toBe('resident')
  expect(reportSources(['officer', 'grid_leader'])).toEqual(['officer'])
  expect(reportSources(['officer', 'dispatcher'])).toEqual([
    'officer',
    'resident',
    'hotline',
    'video',
    'department',
    'leader',
  ])
})

test('whoever may not report names none', () => {
  expect(reportSources(['admin_audit'])).toEqual([])
})
