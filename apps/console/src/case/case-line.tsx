import type { CaseSummary } from '@onegrid/contract'
import { Button } from 'antd'
import type { JSX, ReactNode } from 'react'
import { Link } from 'react-router'
import { CaseChip } from './case-chip.tsx'
import { caseAddress } from './case-row.tsx'
import './case-line.css'

export interface CaseLineProps {
  item: CaseSummary
  /** In small after the title. */
  beside?: readonly ReactNode[]
  action?: { label: string; act: () => void; busy?: boolean }
}

/** Another case in one line: what it is, how it stands, and what can be done with it from here. */
export function CaseLine({ item, beside = [], action }: CaseLineProps): JSX.Element {
  return (
    <li className="case-line">
      <CaseChip item={item} plain />
      <Link to={caseAddress(item)} title={item.sentence ?? undefined}>{item.title}</Link>
      <small>{item.number.slice(7)}</small>
      <small>{item.stateText}</small>
      {beside.filter(Boolean).map((one, i) => <small key={i}>{one}</small>)}
      {action && <Button size="small" loading={action.busy ?? false} onClick={action.act}>{action.label}</Button>}
    </li>
  )
}
