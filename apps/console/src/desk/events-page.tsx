/** The list of events: whatever one may read, narrowed, ordered, in columns; or in short beside the one that is open. */
import { SortAscendingOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useCallback, useMemo } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import type { Answer } from '../api/client.ts'
import { CaseRow } from '../case/case-row.tsx'
import { isUnread, useSeen } from '../case/seen.ts'
import { Empty } from '../feedback/states.tsx'
import type { LiveLine } from '../live/stream.ts'
import { usePreference } from '../session/preferences.ts'
import { useMe, useNow, useRoles } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useAddress } from './address.ts'
import { CaseList } from './case-list.tsx'
import { chosenColumns, leastWidth, orderNames, parseOrder, tracksOf } from './columns.ts'
import type { EventRow as Row, Order } from './columns.ts'
import { ColumnHead } from './event-cells.tsx'
import { EventRow } from './event-row.tsx'
import { ExportButton } from './export-button.tsx'
import { filterText, parseFilter, queryOf, withFilter } from './filters.ts'
import type { CaseFilter, ChangeFilter } from './filters.ts'
import { ListAndCase } from './list-and-case.tsx'
import { ListBulk } from './list-bulk.tsx'
import { FilterButton, FilterRow, useFiltering } from './list-tools.tsx'
import { ColumnMenu, SavedMenu } from './menus.tsx'
import { SearchBox } from './search-box.tsx'
import { Segment } from './toggles.tsx'
import { useChosen } from './use-chosen.ts'
import { useHeldList } from './use-held-list.ts'
import { useOpened } from './use-opened.ts'
import { useEventsWords } from './events-words.ts'
import { useDeskWords } from './words.ts'
import './desk.css'

type Page = Answer<'listEvents'>

const idOf = (row: Row): string => row.id
const itself = (row: Row): Row => row
const isNewEvent = ({ openedAt }: Row, since: number): boolean => Date.parse(openedAt) >= since
const begins = ({ kind, action }: LiveLine): boolean => kind === 'event' && ['report', 'selfHandle', 'backfill', 'splitOff'].includes(action)

export default function EventsPage(): JSX.Element {
  const say = useDeskWords()
  const { account } = useMe()
  const mayExport = useRoles('dispatcher', 'leader')
  const now = useNow()
  const { params, change } = useAddress()
  const filter = parseFilter(params)
  const order = parseOrder(params.get('order'))
  const query = { ...queryOf(filter, now), order }
  const list = useHeldList<Row, Page>({
    route: 'listEvents', query, keyOf: idOf, caseOf: idOf, isNew: isNewEvent, mayBring: begins,
    // Counting is worth it once; the pages below have the same number.
    read: (page) => call('listEvents', { query: { ...query, ...page, ...(page.cursor === undefined && { count: true }) } }),
    ...(!filter.q && { find: (number) => call('listEvents', { query: { ...query, q: number } }) }),
  })
  const chosen = useChosen(JSON.stringify(query))
  const seen = useSeen(account.id, now)
  const opened = useOpened({ rows: list.rows, keyOf: idOf, caseOf: itself })
  const [storedColumns, setColumns] = usePreference<unknown>('events.columns', null)
  const names = useMemo(() => chosenColumns(storedColumns), [storedColumns])
  const language = useLanguage()
  const tracks = tracksOf(names, language)
  const inColumns = opened.pane.open === undefined
  const edit = useCallback<ChangeFilter>((how) => change((before) => withFilter(before, how(parseFilter(before)))), [change])
  const search = useCallback((q: string) => edit((before) => ({ ...before, q: q || undefined })), [edit])
  const setOrder = (next: Order): void => change((before) => {
    if (next === 'due') before.delete('order')
    else before.set('order', next)
    return before
  })
  const filtering = useFiltering(filter, edit)
  const savedText = viewText(filter, order)

  return (
    <div className="desk">
      <header className="desk-bar is-tools">
        <h1 className="visually-hidden">{say('list.events')}</h1>
        <SearchBox value={filter.q ?? ''} onChange={search} />
        <Segment label={say('filter.show')} value={filter.show ?? 'open'} choices={shows.map((value) => ({ value, label: say(`filter.${value}`) }))}
          onChange={(show) => edit((before) => ({ ...before, show: show === 'open' ? undefined : show }))} />
        <FilterButton {...filtering} />
        <SavedMenu preference="events.saved" text={savedText} onChoose={(text) => change((before) => withView(before, text))} />
        <span className="desk-space" />
        <Total count={list.first?.count} stale={list.stale} />
        <OrderMenu order={order} onOrder={setOrder} />
        {inColumns && <ColumnMenu chosen={names} onChange={(columns) => setColumns(columns ?? null)} />}
        {mayExport && <ExportButton query={query} />}
      </header>
      <FilterRow {...filtering} />
      <ListAndCase opened={opened.pane} beside={opened.beside} list={<>
        <CaseList<Row, Page>
          list={list} keyOf={idOf} caseOf={itself} chosen={chosen} covered={opened.covered} label={say('list.events')}
          opened={opened.key} onOpen={opened.show} onAct={opened.actUpon} words={{ arrived: 'events', gone: 'changed' }}
          leastWidth={inColumns ? leastWidth(names, language) : undefined} header={inColumns && <ColumnHead names={names} tracks={tracks} order={order} onOrder={setOrder} />}
          empty={<Nothing filter={filter} onClear={() => edit(() => ({}))} />}
          render={(row, { gone, ...state }) => {
            const standing = { ...state, gone: gone ? say('list.changed') : undefined, unread: isUnread(seen, row) }
            return inColumns ? <EventRow row={row} names={names} tracks={tracks} now={now} {...standing} /> : <CaseRow item={row} now={now} {...standing} />
          }}
        />
        <ListBulk rows={list.rows} gone={list.gone} chosen={chosen} keyOf={idOf} caseOf={itself} covered={opened.covered} />
      </>} />
    </div>
  )
}

const shows = ['open', 'closed', 'all'] as const

/** Filter and order, as they are saved. */
function viewText(filter: CaseFilter, order: Order): string {
  const params = new URLSearchParams(filterText(filter))
  if (order !== 'due') params.set('order', order)
  return params.toString()
}

function withView(before: URLSearchParams, text: string): URLSearchParams {
  const view = new URLSearchParams(text)
  const next = withFilter(before, parseFilter(view))
  const order = parseOrder(view.get('order'))
  next.delete('order')
  if (order !== 'due') next.set('order', order)
  return next
}

/** Exact up to a thousand; beyond it nobody waits for a count. Rule: decision 15. */
function Total({ count, stale }: { count: Page['count']; stale: boolean }): JSX.Element {
  const say = useEventsWords()
  const text = !count ? say('count.reading') : say(count.exact ? 'count.exact' : 'count.more', { n: count.value })
  return <span className={`desk-total${stale ? ' is-stale' : ''}`} role="status">{text}</span>
}

function OrderMenu({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }): JSX.Element {
  const say = useEventsWords()
  const items = orderNames.map((key) => ({ key, label: say(`order.${key}`) }))
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [order], onClick: ({ key }) => onOrder(parseOrder(key)) }}>
      <Button icon={<SortAscendingOutlined />} aria-label={`${say('order.label')} ${say(`order.${order}`)}`}>{say(`order.${order}`)}</Button>
    </Dropdown>
  )
}

function Nothing({ filter, onClear }: { filter: CaseFilter; onClear: () => void }): JSX.Element {
  const say = useDeskWords()
  const { show, ...narrowed } = filter
  if (Object.keys(narrowed).length > 0) {
    return <Empty title={say('empty.filtered')} next={say('empty.filteredNext')} action={<Button onClick={onClear}>{say('empty.clear')}</Button>} />
  }
  return show ? <Empty title={say('empty.eventsAll')} next={say('empty.eventsAllNext')} /> : <Empty title={say('empty.events')} next={say('empty.eventsNext')} />
}
