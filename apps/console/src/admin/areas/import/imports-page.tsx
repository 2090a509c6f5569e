import { VirtualRows } from '@onegrid/web'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useReadPages } from '../../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../../feedback/states.tsx'
import { stampText } from '../../parts/dates.ts'
import { LinkButton } from '../../parts/link-button.tsx'
import { RoomHead } from '../../parts/room-head.tsx'
import { useImportWords } from './words.ts'
import './import.css'

const ROW_PX = 44

/** Every check and import, newest first. */
export default function ImportsPage(): JSX.Element {
  const say = useImportWords()
  const pages = useReadPages('listImports', { query: {} })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <RoomHead
        title={say('history.title')}
        before={
          <Link className="back-link" to="/admin/areas">
            {say('back')}
          </Link>
        }
      >
        <LinkButton type="primary" to="/admin/areas/import">
          {say('title')}
        </LinkButton>
      </RoomHead>
      <div className="imports">
        {pages.isPending && <Waiting />}
        {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
        {pages.isSuccess && items.length === 0 && <Empty title={say('history.none')} next={say('history.noneNext')} />}
        {items.length > 0 && (
          <VirtualRows
            rows={items}
            keyOf={({ id }) => id}
            height={ROW_PX}
            label={say('history.title')}
            onEnd={() => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage())}
            render={({ id, fileName, outcome, areas, errors, warnings, by, at }) => (
              <Link className="imports-row" to={`/admin/areas/imports/${id}`}>
                <span className="stamp">{stampText(at)}</span>
                <span className="imports-file">{fileName}</span>
                <span>{say(`outcome.${outcome}`)}</span>
                <span>{outcome !== 'rejected' && say('history.count', { n: areas })}</span>
                <span>{errors > 0 && `${say('report.errors')} ${errors}`}</span>
                <span>{warnings > 0 && `${say('report.warnings')} ${warnings}`}</span>
                <span>{by}</span>
              </Link>
            )}
          />
        )}
      </div>
    </>
  )
}
