import type { Coordination } from '@onegrid/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useReadPages } from '../../api/queries.ts'
import { CaseChip } from '../../case/case-chip.tsx'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useLiveLines } from '../../live/live.tsx'
import { useNow } from '../../session/session.tsx'
import { useSupervisionWords } from '../words.ts'
import { History } from './history.tsx'
import { Ladder } from './ladder.tsx'
import './coordination.css'

type Step = '1' | '2' | '3' | '4'

/** What no single body can settle: the step that each event has reached, who owes the resolution until when. */
export default function CoordinationPage(): JSX.Element {
  const say = useSupervisionWords()
  const [search, setSearch] = useSearchParams()
  const step = (['1', '2', '3', '4'] as const).find((one) => one === search.get('step'))
  const choose = (next: Step | 'all'): void => setSearch(next === 'all' ? {} : { step: next })
  const query = { ...(step ? { step: Number(step) } : {}), limit: 50 }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useReadPages(
    'listCoordinations', { query }, { keep: true, every: 60_000 },
  )
  useLiveLines((line) => { if (!line || line.action === 'coordinate' || line.action === 'resolve') void refetch() })
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="coordination">
      <div className="coordination-tools">
        <Segmented<Step | 'all'>
          value={step ?? 'all'}
          onChange={choose}
          aria-label={say('coordination.filter')}
          options={[
            { value: 'all', label: say('coordination.all') },
            ...(['1', '2', '3', '4'] as const).map((one) => ({ value: one, label: say(`coordination.steps.${one}`) })),
          ]}
        />
      </div>
      {error && !data ? (
        <Failed error={error} again={() => void refetch()} />
      ) : !data ? (
        <Waiting rows={6} />
      ) : rows.length === 0 ? (
        <Empty title={say('coordination.none')} next={say('coordination.noneWhy')} />
      ) : (
        <ul className="coordination-list" aria-label={say('coordination.label')}>
          {rows.map((row) => (
            <Row key={row.task.id} row={row} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </div>
  )
}

function Row({ row }: { row: Coordination }): JSX.Element {
  const say = useSupervisionWords()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const { task, step } = row
  return (
    <li className="coordination-row">
      <div className="coordination-head">
        <CaseChip item={task} now={now} plain />
        <span className="coordination-about">
          <Link to={`/events/${row.case.id}`}>{row.case.title}</Link>
          <small>
            {[row.case.number.slice(7), row.case.stateText, row.case.lead?.name].filter(Boolean).join(' · ')}
          </small>
        </span>
        <Ladder step={step} />
        <span className="coordination-due">{task.sentence ?? row.owner?.name}</span>
        <button type="button" className="quiet-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('coordination.history')}
        </button>
      </div>
      {open && <History caseId={row.case.id} />}
    </li>
  )
}
