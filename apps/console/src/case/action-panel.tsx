import type { ActionAnswer, OfferedAction } from '@onegrid/contract'
import type { JSX } from 'react'
import type { CaseKind } from './case-reads.ts'
import { useActions } from './use-actions.tsx'
import './action-panel.css'

export interface ActionPanelProps {
  kind: CaseKind
  id: string
  /** After an action has gone through; lists and case are asked anew without it. */
  onDone?: (answer: ActionAnswer | 'reused', offer: OfferedAction) => void
}

/** Buttons of what may be done with a case, and above them the form of the one that was pressed. */
export function ActionPanel({ kind, id, onDone }: ActionPanelProps): JSX.Element {
  const { bar, form } = useActions({ kind, id }, { onDone })
  return (
    <div className="act-panel">
      {form}
      {bar}
    </div>
  )
}
