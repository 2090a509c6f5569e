import type { AuditLine } from '@onegrid/contract'
import { VirtualRows } from '@onegrid/web'
import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { download } from '../parts/download.ts'
import { stampText } from '../parts/dates.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { useLanguage } from '../../words/room-words.ts'
import { AuditFilter } from './audit-filter.tsx'
import { LinePane } from './line-pane.tsx'
import { ObjectName } from './object-name.tsx'
import { queryOf, readWish, writeWish } from './audit-query.ts'
import type { AuditWish } from './audit-query.ts'
import { useAuditWords } from './words.ts'
import './audit.css'

const ROW_PX = 40
/** Every search is itself a line: what has been read is not asked for again while one looks at it. */
const FRESH_MS = 30 * 60_000

/** The audit log: searched when somebody says so, not while they type; a line opens with all that it holds. */
export default function AuditRoom(): JSX.Element {
  const say = useAuditWords()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useParam('line')
  const wish = readWish(params)
  const query = queryOf(wish)
  const pages = useReadPages('searchAudit', { query: { ...query, limit: 100 } }, { fresh: FRESH_MS, keep: true })
  const lines = pages.data?.pages.flatMap((page) => page.items) ?? []
  const search = (next: AuditWish): void => {
    const same = JSON.stringify(queryOf(next)) === JSON.stringify(query)
    if (same) void pages.refetch()
    else setParams((now) => writeWish(now, next))
  }
  return (
    <>
      <RoomHead title={say('title')} note={say('note')}>
        <ExportButton query={query} disabled={lines.length === 0} />
      </RoomHead>
      <AuditFilter key={JSON.stringify(wish)} wish={wish} busy={pages.isFetching} onSearch={search} />
      <div className={`audit${open === undefined ? '' : ' with-line'}`}>
        <div className="audit-rows">
          {pages.isPending && <Waiting />}
          {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
          {pages.isSuccess && lines.length === 0 && <Empty title={say('none')} next={say('noneNext')} />}
          {lines.length > 0 && (
            <VirtualRows
              rows={lines}
              keyOf={({ id }) => id}
              height={ROW_PX}
              label={say('title')}
              onEnd={() => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage())}
              render={(line) => <AuditRow line={line} chosen={line.id === open} onOpen={() => setOpen(line.id)} />}
            />
          )}
        </div>
        {open !== undefined && (
          <aside className="audit-line" aria-label={say('line.title')}>
            <LinePane
              key={open}
              id={open}
              known={lines.find(({ id }) => id === open)}
              onSearch={search}
              onClose={() => setOpen(undefined)}
            />
          </aside>
        )}
      </div>
    </>
  )
}

function AuditRow({ line, chosen, onOpen }: { line: AuditLine; chosen: boolean; onOpen: () => void }): JSX.Element {
  const say = useAuditWords()
  return (
    <button
      type="button"
      className={`room-row audit-row${chosen ? ' chosen' : ''}`}
      aria-current={chosen}
      onClick={onOpen}
    >
      <span className="audit-at">{stampText(line.at)}</span>
      <span className="audit-what">
        {line.sentence} <ObjectName line={line} />
      </span>
      {line.outcome === 'refused' ? <span className="tag warn">{say('filter.refused')}</span> : <span />}
      <span className="audit-ip">{line.ip}</span>
    </button>
  )
}

function ExportButton({ query, disabled }: { query: ReturnType<typeof queryOf>; disabled: boolean }): JSX.Element {
  const say = useAuditWords()
  const toast = useToast()
  const textOf = useProblemText()
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  async function run(): Promise<void> {
    setBusy(true)
    try {
      await download('exportAudit', { query }, language)
      toast({ text: say('exported') })
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button disabled={disabled} loading={busy} onClick={() => void run()}>
      {say(busy ? 'exporting' : 'export')}
    </Button>
  )
}
