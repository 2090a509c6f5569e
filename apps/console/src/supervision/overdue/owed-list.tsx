import type { WorkItem } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import { LightMark } from '@onegrid/web'
import { useState } from 'react'
import type { JSX } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import type { Answer } from '../../api/client.ts'
import { CaseRow, caseAddress } from '../../case/case-row.tsx'
import { CaseList } from '../../desk/case-list.tsx'
import { useChosen } from '../../desk/use-chosen.ts'
import { useHeldList } from '../../desk/use-held-list.ts'
import { Empty } from '../../feedback/states.tsx'
import type { LiveLine } from '../../live/stream.ts'
import { useNow, useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { SupervisePanel } from '../act/supervise-panel.tsx'
import { useSupervisionWords } from '../words.ts'
import { ownerKey } from './owners.ts'
import type { OwnerRow, Shown } from './owners.ts'

type Page = Answer<'listOwed'>

interface OwedListProps {
  row: OwnerRow
  town: string | undefined
  shown: Shown
  show: (shown: Shown) => void
}

const idOf = (row: WorkItem): string => row.case.id
const caseOf = (row: WorkItem): WorkItem['case'] => row.case
const isNew = ({ task }: WorkItem, since: number): boolean => Date.parse(task.openedAt) >= since
/** Time makes somebody late, people make somebody owe: any line of an event may. */
const bringsEvent = ({ kind }: LiveLine): boolean => kind === 'event'
const bringsOrder = ({ kind }: LiveLine): boolean => kind === 'order'

/** What one of them owes, as many as the figure says; several are chosen and urged or called to account at once. */
export function OwedList({ row, town, shown, show }: OwedListProps): JSX.Element {
  const say = useSupervisionWords()
  const now = useNow()
  const navigate = useNavigate()
  const phases: Readonly<Record<string, string>> = wordsOf(useLanguage()).phase
  const owner = ownerKey(row)
  // An order is itself a push: it is judged on its own page, not urged from here.
  const mayAct = useRoles('dispatcher', 'leader') && shown !== 'orders'
  const query = {
    owner,
    ...(shown === 'orders' ? { kind: 'order' as const } : shown === 'all' ? {} : { light: shown }),
    ...(town ? { area: town } : {}),
  }
  const list = useHeldList<WorkItem, Page>({
    route: 'listOwed',
    asks: query,
    read: (page) => call('listOwed', { query: { ...query, ...page } }),
    keyOf: idOf,
    caseOf: idOf,
    isNew,
    mayBring: shown === 'orders' ? bringsOrder : bringsEvent,
  })
  const chosen = useChosen(JSON.stringify(query))
  const [acting, setActing] = useState<'urge' | 'order'>()
  const picked = list.rows.filter((one) => chosen.keys.has(idOf(one))).map(caseOf)
  const open = (one: WorkItem): void => void navigate(caseAddress(one.case))
  return (
    <div className="owed">
      <header className="owed-head">
        <h2>{say('overdue.listOf', { name: row.owner.name })}</h2>
        <div className="owed-lights" role="tablist" aria-label={say('overdue.lights')}>
          {(
            [
              ['red', row.red],
              ['yellow', row.yellow],
              ['all', row.open],
              ['orders', row.orders.open],
            ] as const
          ).map(([light, n]) => (
            <button key={light} type="button" role="tab" aria-selected={light === shown} onClick={() => show(light)}>
              {(light === 'red' || light === 'yellow') && <LightMark light={light} />}
              {say(`overdue.${light}`)} <b>{n}</b>
            </button>
          ))}
        </div>
      </header>
      <CaseList<WorkItem, Page>
        list={list}
        keyOf={idOf}
        caseOf={caseOf}
        opened={undefined}
        onOpen={open}
        onAct={open}
        chosen={chosen}
        covered={acting !== undefined}
        label={say('overdue.listOf', { name: row.owner.name })}
        words={{ arrived: 'events', gone: 'changed' }}
        empty={<Empty title={say('overdue.empty')} next={say('overdue.emptyWhy')} />}
        render={(item, state) => (
          <CaseRow
            item={item.case}
            owed={item.task}
            step={item.task.phase ? phases[item.task.phase] : undefined}
            now={now}
            current={state.tabStop}
            focused={state.focused}
            chosen={state.chosen}
            onChoose={mayAct ? state.onChoose : undefined}
          />
        )}
      />
      {mayAct && list.rows.length > 0 && (
        <footer className="owed-acts">
          <span>{say('act.chosen', { n: picked.length, count: picked.length })}</span>
          <button type="button" className="quiet-button" onClick={() => chosen.set(list.rows.map(idOf))}>
            {say('act.all')}
          </button>
          {picked.length > 0 && (
            <button type="button" className="quiet-button" onClick={() => chosen.set([])}>
              {say('act.clear')}
            </button>
          )}
          <span className="owed-gap" />
          <button type="button" className="act-button" disabled={picked.length === 0} onClick={() => setActing('urge')}>
            {say('act.urge')}
          </button>
          <button
            type="button"
            className="act-button is-primary"
            disabled={picked.length === 0}
            onClick={() => setActing('order')}
          >
            {say('act.order')}
          </button>
        </footer>
      )}
      {acting && (
        <SupervisePanel
          events={picked}
          owner={row.owner}
          begin={acting}
          close={() => setActing(undefined)}
          done={() => chosen.set([])}
        />
      )}
    </div>
  )
}
