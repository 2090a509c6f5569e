import type { AuditLine } from '@onegrid/contract'
import type { JSX } from 'react'
import { useDesks, useUnits } from '../../pickers/directory.ts'

/** Which unit or desk it was: the log itself holds ids only, and people stand in the sentence. */
export function ObjectName({ line: { objectType, objectId } }: { line: AuditLine }): JSX.Element | null {
  const units = useUnits()
  const desks = useDesks()
  const known = objectType === 'unit' ? units.byId : objectType === 'desk' ? desks.byId : undefined
  const name = objectId === null ? undefined : known?.get(objectId)?.name
  return name === undefined ? null : <b className="audit-object">{name}</b>
}
