/** My desk: what I owe, by clock. */
import type { WorkItem } from '@onegrid/contract'
import { useCallback } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import type { Answer } from '../api/client.ts'
import { CaseRow } from '../case/case-row.tsx'
import { isUnread, useSeen } from '../case/seen.ts'
import type { LiveLine } from '../live/stream.ts'
import { useMe, useNow } from '../session/session.tsx'
import { useAddress } from './address.ts'
import { CaseBoard } from './case-board.tsx'
import { filterText, parseFilter, queryOf, withFilter } from './filters.ts'
import type { ChangeFilter } from './filters.ts'
import { FilterButton, FilterRow, useFiltering } from './list-tools.tsx'
import { SavedMenu } from './menus.tsx'
import { NothingOwed } from './nothing.tsx'
import { SearchBox } from './search-box.tsx'
import { TabsBar } from './tabs-bar.tsx'
import { parseTab, tabsFor, totalOf } from './tabs.ts'
import type { TabName } from './tabs.ts'
import { useChosen } from './use-chosen.ts'
import { useHeldList } from './use-held-list.ts'
import { useOpened } from './use-opened.ts'
import { viewText, withView } from './views.ts'
import { useDeskWords } from './words.ts'
import './desk.css'

type Page = Answer<'readWorklist'>

const taskOf = (item: WorkItem): string => item.task.id
const caseOf = (item: WorkItem): WorkItem['case'] => item.case
const caseIdOf = (item: WorkItem): string => item.case.id
const isNewTask = ({ task }: WorkItem, since: number): boolean => Date.parse(task.openedAt) >= since
/** What stands beside the way gives nobody a task. */
const opensTasks = ({ action }: LiveLine): boolean =>
  !['comment', 'supplement', 'copy', 'urge', 'remind', 'rate'].includes(action)

export default function DeskPage(): JSX.Element {
  const say = useDeskWords()
  const { account, roles } = useMe()
  const now = useNow()
  const { params, change } = useAddress()
  const tab = parseTab(params.get('tab'))
  const filter = parseFilter(params)
  const { open: _open, ...narrowed } = queryOf(filter, now)
  const query = { tab, ...narrowed }
  const asks = { tab, filter: filterText(filter) }
  const list = useHeldList<WorkItem, Page>({
    route: 'readWorklist',
    asks,
    keyOf: taskOf,
    caseOf: caseIdOf,
    isNew: isNewTask,
    mayBring: opensTasks,
    read: (page) => call('readWorklist', { query: { ...query, ...page } }),
    ...(!filter.q && { find: (number) => call('readWorklist', { query: { ...query, q: number } }) }),
  })
  const chosen = useChosen(JSON.stringify(asks))
  const seen = useSeen(account.id, now)
  const opened = useOpened({ rows: list.rows, keyOf: taskOf, caseOf })
  const counts = list.first?.tabs ?? {}
  const tabs = tabsFor(roles, counts, tab)
  const edit = useCallback<ChangeFilter>(
    (how) => change((before) => withFilter(before, how(parseFilter(before)))),
    [change],
  )
  const search = useCallback((q: string) => edit((before) => ({ ...before, q: q || undefined })), [edit])
  const filtering = useFiltering(filter, edit)
  const toTab = (name: TabName | 'all'): void =>
    change((before) => {
      if (name === 'all') before.delete('tab')
      else before.set('tab', name)
      return before
    })

  return (
    <div className="desk">
      <header className="desk-bar">
        <h1 className="visually-hidden">{say('desk')}</h1>
        <TabsBar tabs={[{ name: 'all', ...totalOf(counts) }, ...tabs]} chosen={tab ?? 'all'} onChoose={toTab} />
        <span className="desk-tools">
          <SearchBox value={filter.q ?? ''} onChange={search} />
          <FilterButton {...filtering} />
          <SavedMenu
            preference="desk.saved"
            text={viewText(params, 'tab')}
            onChoose={(text) => change((before) => withView(before, text, 'tab'))}
          />
        </span>
      </header>
      <FilterRow {...filtering} except={notHere} />
      <CaseBoard<WorkItem, Page>
        list={list}
        opened={opened}
        chosen={chosen}
        keyOf={taskOf}
        caseOf={caseOf}
        label={say('list.label')}
        words={words}
        empty={
          <NothingOwed
            tab={tab}
            tabs={tabs}
            filtered={filterText(filter) !== ''}
            onTab={toTab}
            onClear={() => edit(() => ({}))}
          />
        }
        render={(item, { onChoose, gone, ...state }) => (
          <CaseRow
            item={item.case}
            owed={item.task}
            now={now}
            {...state}
            gone={gone ? say('list.gone') : undefined}
            step={tab ? undefined : stepName(item.task.tab, say)}
            unread={isUnread(seen, item.case)}
            onChoose={item.case.kind === 'event' ? onChoose : null}
          />
        )}
      />
    </div>
  )
}

/** All that is owed is open, and its states are the tabs. */
const notHere = ['state', 'show'] as const

const words = { arrived: 'work', gone: 'gone' } as const

function stepName(tab: string, say: ReturnType<typeof useDeskWords>): string | undefined {
  const name = parseTab(tab)
  return name && say(`tabs.${name}`)
}
