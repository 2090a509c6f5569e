import { expect, it } from 'vitest'
import { fileName } from './download.ts'

it('takes the encoded name before the plain one', () => {
  expect(fileName(`attachment; filename="audit.xlsx"; filename*=UTF-8''%E5%AE%A1%E8%AE%A1.xlsx`)).toBe('审计.xlsx')
  expect(fileName('attachment; filename="grids-330603.geojson"')).toBe('grids-330603.geojson')
  expect(fileName(null)).toBe('')
})
