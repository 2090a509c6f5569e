import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInShape, weekShape } from './hours.ts'
import type { WeekShape } from './hours.ts'

const share = ({ hours }: WeekShape, wanted: (hour: number) => boolean) => {
  const all = hours.flatMap((day) => day.map((weight, hour) => ({ weight, hour })))
  const sum = (some: typeof all) => some.reduce((total, { weight }) => total + weight, 0)
  return sum(all.filter(({ hour }) => wanted(hour))) / sum(all)
}
const byDay = (shape: WeekShape) => share(shape, (hour) => hour >= 7 && hour < 19)

describe('when people report', () => {
  it('is by day, some in the evening, few at night', () => {
    expect(byDay(builtInShape)).toBeGreaterThan(0.75)
    expect(share(builtInShape, (hour) => hour < 6)).toBeLessThan(0.05)
    expect(share(builtInShape, (hour) => hour >= 19)).toBeGreaterThan(0.08)
    expect(builtInShape.hours.map((day) => day.length)).toEqual([24, 24, 24, 24, 24, 24, 24])
  })

  it.skipIf(!existsSync(join(import.meta.dirname, '../../../shared/data/requests')))(
    'is much as it was in ten thousand real requests', () => {
      const real = weekShape()
      expect(real.origin).toBe('baltimore311.csv')
      expect(byDay(real)).toBeCloseTo(byDay(builtInShape), 1)
    },
  )
})
