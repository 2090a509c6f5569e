/** What may be done to all that are chosen: at the foot of the list, so that no row moves when it comes. */
import type { CaseSummary } from '@onegrid/contract'
import { useKeys } from '@onegrid/web'
import { useQueries } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { Suspense, lazy, useCallback, useMemo, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import type { Answer } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { Waiting } from '../feedback/states.tsx'
import { commonActions } from './bulk.ts'
import type { BulkAction } from './bulk.ts'
import { MOST_AT_ONCE } from './most-at-once.ts'
import { useBulkWords } from './bulk-words.ts'
import './bulk.css'

const BulkPanel = lazy(() => import('./bulk-panel.tsx'))

interface BulkBarProps {
  /** Each case once. */
  cases: readonly CaseSummary[]
  /** How many could be chosen of those that are listed. */
  listed: number
  onAll: () => void
  /** Of these cases only; none to end it. */
  onKeep: (caseIds: readonly string[]) => void
  /** Nothing covers the list: Escape chooses none. */
  keys: boolean
}

export default function BulkBar(props: BulkBarProps): JSX.Element | null {
  // While an act is under way the choice that it was made for stays, whatever is chosen meanwhile.
  const [running, setRunning] = useState<BulkAction>()
  if (props.cases.length === 0 && !running) return null
  return (
    <section className="bulk">
      {running && (
        <Suspense fallback={<Waiting rows={2} />}>
          <BulkPanel
            key={running.action}
            action={running}
            onKeep={props.onKeep}
            onClose={() => setRunning(undefined)}
          />
        </Suspense>
      )}
      <BulkChoice {...props} keys={props.keys && !running} chosen={running?.action} onRun={setRunning} />
    </section>
  )
}

function BulkChoice({
  cases,
  listed,
  onAll,
  onKeep,
  keys,
  chosen,
  onRun,
}: BulkBarProps & {
  chosen: string | undefined
  onRun: (action: BulkAction) => void
}): JSX.Element {
  const say = useBulkWords()
  const { actions, reading, failed } = useCommonActions(cases)
  useKeys({ Escape: () => onKeep([]) }, keys && cases.length > 0)
  const tooMany = cases.length > MOST_AT_ONCE
  return (
    <div className="bulk-bar" role="toolbar" aria-label={say('chosen', { n: cases.length })}>
      <b role="status">{say('chosen', { n: cases.length })}</b>
      <Button type="text" size="small" onClick={() => onKeep([])}>
        {say('clear')}
      </Button>
      {cases.length < Math.min(listed, MOST_AT_ONCE) && (
        <Button type="text" size="small" onClick={onAll}>
          {say('all', { n: Math.min(listed, MOST_AT_ONCE) })}
        </Button>
      )}
      <span className="desk-space" />
      {tooMany ? (
        <span className="bulk-note">{say('most', { n: MOST_AT_ONCE })}</span>
      ) : failed > 0 ? (
        <span className="bulk-note">{say('failed', { n: failed })}</span>
      ) : reading ? (
        <span className="bulk-note" role="status">
          {say('reading')}
        </span>
      ) : actions.length === 0 ? (
        <span className="bulk-note">{say('none')}</span>
      ) : (
        actions.map((action) => (
          <Button key={action.action} aria-expanded={action.action === chosen} onClick={() => onRun(action)}>
            {action.name}
          </Button>
        ))
      )}
    </div>
  )
}

interface CommonActions {
  actions: BulkAction[]
  reading: boolean
  failed: number
}

function useCommonActions(cases: readonly CaseSummary[]): CommonActions {
  const asked = useMemo(() => (cases.length <= MOST_AT_ONCE ? cases : []), [cases])
  // As long as this function is the same one, answers are compared anew only when one of them has come.
  const combine = useCallback(
    (read: readonly UseQueryResult<Answer<'readEventActions'>>[]): CommonActions => {
      const offers = asked.flatMap(({ id, number, title }, i) => {
        const data = read[i]?.data
        return data ? [{ id, number, title, version: data.version, items: data.items }] : []
      })
      return {
        actions: offers.length === asked.length ? commonActions(offers) : [],
        reading: read.some((one) => one.isPending),
        failed: read.filter((one) => one.isError).length,
      }
    },
    [asked],
  )
  return useQueries({
    queries: asked.map(({ id }) => ({
      queryKey: keyOf('readEventActions', { params: { id } }),
      queryFn: () => call('readEventActions', { params: { id } }),
    })),
    combine,
  })
}
