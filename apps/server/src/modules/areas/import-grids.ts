import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { GridDraft } from './grid-draft.ts'
import { ownName } from './headings.ts'
import type { ImportedRow } from './import-result.ts'

/**
 * Imported rows as grids to validate. The village is taken from the grid's code where the source does not name it;
 * a grid is a base grid unless the source says otherwise. Rows that lack a code are said and left out.
 */
export function toGridDrafts(rows: readonly ImportedRow[]): { drafts: GridDraft[]; findings: Finding[] } {
  const findings: Finding[] = []
  const drafts = rows.flatMap(({ row, values, geometry }): GridDraft[] => {
    const { code, name = '', households, kind = 'base_grid' } = values
    const parentCode = values.parentCode ?? code?.slice(0, 12)
    if (code === undefined || parentCode === undefined) {
      const field = ownName('code', 'grids')
      findings.push(finding('value-missing', { row, field }, { row, field }))
      return []
    }
    return [{ row, code, name, parentCode, kind, geometry, ...(households === undefined ? {} : { households }) }]
  })
  return { drafts, findings }
}
