/** My desk: what I owe, by clock. Rule: look.md, Desk. */
import type { WorkItem } from '@onegrid/contract'
import { Button } from 'antd'
import { useCallback } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import type { Answer } from '../api/client.ts'
import { CaseRow } from '../case/case-row.tsx'
import { isUnread, useSeen } from '../case/seen.ts'
import { Empty } from '../feedback/states.tsx'
import type { LiveLine } from '../live/stream.ts'
import { useMe, useNow } from '../session/session.tsx'
import { useAddress } from './address.ts'
import { CaseList } from './case-list.tsx'
import { filterText, parseFilter, queryOf, withFilter } from './filters.ts'
import type { CaseFilter, ChangeFilter } from './filters.ts'
import { ListAndCase } from './list-and-case.tsx'
import { ListBulk } from './list-bulk.tsx'
import { FilterButton, FilterRow, useFiltering } from './list-tools.tsx'
import { SavedMenu } from './menus.tsx'
import { SearchBox } from './search-box.tsx'
import { TabsBar } from './tabs-bar.tsx'
import { parseTab, tabsFor, totalOf } from './tabs.ts'
import type { Tab, TabName } from './tabs.ts'
import { useChosen } from './use-chosen.ts'
import { useHeldList } from './use-held-list.ts'
import { useOpened } from './use-opened.ts'
import { useDeskWords } from './words.ts'
import './desk.css'

type Page = Answer<'readWorklist'>

const taskOf = (item: WorkItem): string => item.task.id
const caseOf = (item: WorkItem): WorkItem['case'] => item.case
const caseIdOf = (item: WorkItem): string => item.case.id
const isNewTask = ({ task }: WorkItem, since: number): boolean => Date.parse(task.openedAt) >= since
/** What stands beside the way gives nobody a task. */
const opensTasks = ({ action }: LiveLine): boolean => !['comment', 'supplement', 'copy', 'urge', 'remind', 'rate'].includes(action)

export default function DeskPage(): JSX.Element {
  const say = useDeskWords()
  const { account, roles } = useMe()
  const now = useNow()
  const { params, change } = useAddress()
  const tab = parseTab(params.get('tab'))
  const filter = parseFilter(params)
  const { open: _open, ...narrowed } = queryOf(filter, now)
  const query = { tab, ...narrowed }
  const list = useHeldList<WorkItem, Page>({
    route: 'readWorklist', query, keyOf: taskOf, caseOf: caseIdOf, isNew: isNewTask, mayBring: opensTasks,
    read: (page) => call('readWorklist', { query: { ...query, ...page } }),
    ...(!filter.q && { find: (number) => call('readWorklist', { query: { ...query, q: number } }) }),
  })
  const chosen = useChosen(JSON.stringify(query))
  const seen = useSeen(account.id, now)
  const opened = useOpened({ rows: list.rows, keyOf: taskOf, caseOf })
  const counts = list.first?.tabs ?? {}
  const tabs = tabsFor(roles, counts, tab)
  const edit = useCallback<ChangeFilter>((how) => change((before) => withFilter(before, how(parseFilter(before)))), [change])
  const search = useCallback((q: string) => edit((before) => ({ ...before, q: q || undefined })), [edit])
  const filtering = useFiltering(filter, edit)
  const toTab = (name: TabName | 'all'): void => change((before) => {
    if (name === 'all') before.delete('tab')
    else before.set('tab', name)
    return before
  })
  const isFiltered = filterText(filter) !== ''

  return (
    <div className="desk">
      <header className="desk-bar">
        <h1 className="visually-hidden">{say('desk')}</h1>
        <TabsBar tabs={[{ name: 'all', ...totalOf(counts) }, ...tabs]} chosen={tab ?? 'all'} onChoose={toTab} />
        <span className="desk-tools">
          <SearchBox value={filter.q ?? ''} onChange={search} />
          <FilterButton {...filtering} />
          <SavedMenu preference="desk.saved" text={viewText(filter, tab)} onChoose={(text) => change((before) => withView(before, text))} />
        </span>
      </header>
      <FilterRow {...filtering} except={notHere} />
      <ListAndCase opened={opened.pane} beside={opened.beside} list={<>
        <CaseList<WorkItem, Page>
          list={list} keyOf={taskOf} caseOf={caseOf} chosen={chosen} covered={opened.covered} label={say('list.label')}
          opened={opened.key} onOpen={opened.show} onAct={opened.actUpon} words={{ arrived: 'work', gone: 'gone' }}
          empty={<Nothing tab={tab} tabs={tabs} filtered={isFiltered} onTab={toTab} onClear={() => edit(() => ({}))} />}
          render={(item, { onOpen, onChoose, gone, ...state }) => (
            <CaseRow item={item.case} owed={item.task} now={now} {...state} gone={gone ? say('list.gone') : undefined}
              step={tab ? undefined : stepName(item.task.tab, say)} unread={isUnread(seen, item.case)} onOpen={onOpen} onChoose={item.case.kind === 'event' ? onChoose : null} />
          )}
        />
        <ListBulk rows={list.rows} gone={list.gone} chosen={chosen} keyOf={taskOf} caseOf={caseOf} covered={opened.covered} />
      </>} />
    </div>
  )
}

/** All that is owed is open, and its states are the tabs. */
const notHere = ['state', 'show'] as const

/** Tab and filter, as they are saved; nothing where nothing is set. */
function viewText(filter: CaseFilter, tab: TabName | undefined): string {
  const text = filterText(filter)
  return text && tab ? `tab=${tab}&${text}` : text
}

function withView(before: URLSearchParams, text: string): URLSearchParams {
  const view = new URLSearchParams(text)
  const next = withFilter(before, parseFilter(view))
  const tab = parseTab(view.get('tab'))
  if (tab) next.set('tab', tab)
  else next.delete('tab')
  return next
}

function stepName(tab: string, say: ReturnType<typeof useDeskWords>): string | undefined {
  const name = parseTab(tab)
  return name && say(`tabs.${name}`)
}

function Nothing({ tab, tabs, filtered, onTab, onClear }: {
  tab: TabName | undefined; tabs: readonly Tab[]; filtered: boolean; onTab: (name: TabName) => void; onClear: () => void
}): JSX.Element {
  const say = useDeskWords()
  if (filtered) {
    return <Empty title={say('empty.filtered')} next={say('empty.filteredNext')} action={<Button onClick={onClear}>{say('empty.clear')}</Button>} />
  }
  const next = tabs.find(({ name, value }) => name !== tab && value > 0)
  const name = tab ?? 'all'
  return (
    <Empty title={say(`empty.${name}`)} next={say(`empty.${name}Next`)} action={next && (
      <Button onClick={() => onTab(next.name)}>{say('empty.nextTab', { tab: say(`tabs.${next.name}`), n: next.value })}</Button>
    )} />
  )
}
