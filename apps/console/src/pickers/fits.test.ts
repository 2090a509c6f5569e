import { describe, expect, it } from 'vitest'
import { fits } from './fits.ts'

describe('narrowing a directory by typing', () => {
  it('finds by every word, in any of the texts and any case of letters', () => {
    expect(fits('执法 漓渚', '综合执法漓渚中队', '综合执法中队')).toBe(true)
    expect(fits('050101', '占道经营', '050101 城市管理')).toBe(true)
    expect(fits('road', 'Trading on the Road')).toBe(true)
  })

  it('leaves out what lacks one word, and keeps all while nothing is typed', () => {
    expect(fits('执法 平水', '综合执法漓渚中队')).toBe(false)
    expect(fits('  ', '综合执法漓渚中队')).toBe(true)
  })
})
