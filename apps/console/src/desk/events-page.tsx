/** The list of events: whatever one may read, narrowed and ordered, in columns or in short beside the open one. */
import { useCallback, useMemo } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import type { Answer } from '../api/client.ts'
import { CaseRow } from '../case/case-row.tsx'
import { isUnread, useSeen } from '../case/seen.ts'
import type { LiveLine } from '../live/stream.ts'
import { usePreference } from '../session/preferences.ts'
import { useMe, useNow, useRoles } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useAddress } from './address.ts'
import { CaseBoard } from './case-board.tsx'
import { chosenColumns, leastWidth, parseOrder, tracksOf } from './columns.ts'
import type { EventRow as Row, Order } from './columns.ts'
import { ColumnHead } from './event-cells.tsx'
import { EventRow } from './event-row.tsx'
import { ColumnMenu, OrderMenu, Total } from './events-tools.tsx'
import { ExportButton } from './export-button.tsx'
import { filterText, parseFilter, queryOf, withFilter } from './filters.ts'
import type { ChangeFilter } from './filters.ts'
import { FilterButton, FilterRow, useFiltering } from './list-tools.tsx'
import { SavedMenu } from './menus.tsx'
import { NoEvents } from './nothing.tsx'
import { SearchBox } from './search-box.tsx'
import { Segment } from './toggles.tsx'
import { useChosen } from './use-chosen.ts'
import { useHeldList } from './use-held-list.ts'
import { useOpened } from './use-opened.ts'
import { viewText, withView } from './views.ts'
import { useDeskWords } from './words.ts'
import './desk.css'

type Page = Answer<'listEvents'>

const idOf = (row: Row): string => row.id
const itself = (row: Row): Row => row
const isNewEvent = ({ openedAt }: Row, since: number): boolean => Date.parse(openedAt) >= since
const begins = ({ kind, action }: LiveLine): boolean =>
  kind === 'event' && ['report', 'selfHandle', 'backfill', 'splitOff'].includes(action)

export default function EventsPage(): JSX.Element {
  const say = useDeskWords()
  const { account } = useMe()
  const mayExport = useRoles('dispatcher', 'leader')
  const now = useNow()
  const { params, change } = useAddress()
  const filter = parseFilter(params)
  const order = parseOrder(params.get('order'))
  const query = { ...queryOf(filter, now), order }
  const asks = { filter: filterText(filter), order }
  const list = useHeldList<Row, Page>({
    route: 'listEvents',
    asks,
    keyOf: idOf,
    caseOf: idOf,
    isNew: isNewEvent,
    mayBring: begins,
    // Counting is worth it once; the pages below have the same number.
    read: (page) =>
      call('listEvents', { query: { ...query, ...page, ...(page.cursor === undefined && { count: true }) } }),
    ...(!filter.q && { find: (number) => call('listEvents', { query: { ...query, q: number } }) }),
  })
  const chosen = useChosen(JSON.stringify(asks))
  const seen = useSeen(account.id, now)
  const opened = useOpened({ rows: list.rows, keyOf: idOf, caseOf: itself })
  const [storedColumns, setColumns] = usePreference<unknown>('events.columns', null)
  const names = useMemo(() => chosenColumns(storedColumns), [storedColumns])
  const language = useLanguage()
  const tracks = tracksOf(names, language)
  const inColumns = opened.pane.open === undefined
  const edit = useCallback<ChangeFilter>(
    (how) => change((before) => withFilter(before, how(parseFilter(before)))),
    [change],
  )
  const search = useCallback((q: string) => edit((before) => ({ ...before, q: q || undefined })), [edit])
  const setOrder = (next: Order): void =>
    change((before) => {
      if (next === 'due') before.delete('order')
      else before.set('order', next)
      return before
    })
  const filtering = useFiltering(filter, edit)

  return (
    <div className="desk">
      <header className="desk-bar is-tools">
        <h1 className="visually-hidden">{say('list.events')}</h1>
        <SearchBox value={filter.q ?? ''} onChange={search} />
        <Segment
          label={say('filter.show')}
          value={filter.show ?? 'open'}
          choices={shows.map((value) => ({ value, label: say(`filter.${value}`) }))}
          onChange={(show) => edit((before) => ({ ...before, show: show === 'open' ? undefined : show }))}
        />
        <FilterButton {...filtering} />
        <SavedMenu
          preference="events.saved"
          text={viewText(params, 'order')}
          onChoose={(text) => change((before) => withView(before, text, 'order'))}
        />
        <span className="desk-space" />
        {list.status !== 'failed' && <Total count={list.first?.count} stale={list.stale} />}
        <OrderMenu order={order} onOrder={setOrder} />
        {inColumns && <ColumnMenu chosen={names} onChange={(columns) => setColumns(columns ?? null)} />}
        {mayExport && <ExportButton query={query} />}
      </header>
      <FilterRow {...filtering} />
      <CaseBoard<Row, Page>
        list={list}
        opened={opened}
        chosen={chosen}
        keyOf={idOf}
        caseOf={itself}
        label={say('list.events')}
        words={words}
        leastWidth={inColumns ? leastWidth(names, language) : undefined}
        header={inColumns && <ColumnHead names={names} tracks={tracks} order={order} onOrder={setOrder} />}
        empty={<NoEvents filter={filter} onClear={() => edit(() => ({}))} />}
        render={(row, { gone, ...state }) => {
          const standing = { ...state, gone: gone ? say('list.changed') : undefined, unread: isUnread(seen, row) }
          return inColumns ? (
            <EventRow row={row} names={names} tracks={tracks} now={now} {...standing} />
          ) : (
            <CaseRow item={row} now={now} {...standing} />
          )
        }}
      />
    </div>
  )
}

const shows = ['open', 'closed', 'all'] as const
const words = { arrived: 'events', gone: 'changed' } as const
