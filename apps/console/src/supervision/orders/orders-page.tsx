import type { OrderSummary } from '@onegrid/contract'
import { LightMark } from '@onegrid/web'
import { Select } from 'antd'
import type { JSX } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../../api/client.ts'
import type { Answer, Input } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { CaseList } from '../../desk/case-list.tsx'
import { useChosen } from '../../desk/use-chosen.ts'
import { useHeldList } from '../../desk/use-held-list.ts'
import { Empty } from '../../feedback/states.tsx'
import type { LiveLine } from '../../live/stream.ts'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useNow } from '../../session/session.tsx'
import { useSupervisionWords } from '../words.ts'
import { OrderRow } from './order-row.tsx'
import '../overdue/overdue.css'
import './orders.css'

type Page = Answer<'listOrders'>
type Query = NonNullable<Input<'listOrders'>['query']>

const tabs = { issued: 'issued', replied: 'replied', ended: 'closed,cancelled', all: undefined } as const
type Tab = keyof typeof tabs
const idOf = (row: OrderSummary): string => row.id
const itself = (row: OrderSummary): OrderSummary => row
const isNew = ({ openedAt }: OrderSummary, since: number): boolean => Date.parse(openedAt) >= since
const mayBring = ({ kind }: LiveLine): boolean => kind === 'order'

/** Supervision orders by state: what waits for a reply, what waits for a judgement, what has ended. */
export default function OrdersPage(): JSX.Element {
  const say = useSupervisionWords()
  const now = useNow()
  const navigate = useNavigate()
  const { tab, unit, light, change } = useFilters()
  const query: Query = {
    ...(tabs[tab] ? { state: tabs[tab] } : {}),
    ...(unit ? { unit } : {}),
    ...(light ? { light } : {}),
    order: tab === 'ended' ? 'updated' : tab === 'all' ? 'newest' : 'due',
  }
  const list = useHeldList<OrderSummary, Page>({
    route: 'listOrders',
    asks: query,
    read: (page) => call('listOrders', { query: { ...query, ...page } }),
    keyOf: idOf,
    caseOf: idOf,
    isNew,
    mayBring,
  })
  const chosen = useChosen('')
  const open = ({ id }: OrderSummary): void => void navigate(`/orders/${id}`)
  const filtered = Boolean(unit ?? light)
  return (
    <div className="orders">
      <div className="orders-tools">
        <div className="owed-lights" role="tablist" aria-label={say('orders.tabsLabel')}>
          {(Object.keys(tabs) as Tab[]).map((one) => (
            <StateTab
              key={one}
              tab={one}
              isOn={one === tab}
              unit={unit}
              light={light}
              choose={() => change({ tab: one })}
            />
          ))}
        </div>
        <UnitPicker
          value={unit}
          onChange={(next) => change({ unit: next })}
          placeholder={say('allUnits')}
          aria-label={say('unit')}
        />
        <Select
          value={light ?? ''}
          aria-label={say('orders.light')}
          style={{ width: 112 }}
          onChange={(next) => change({ light: next })}
          options={[
            {
              value: '',
              label: say('orders.anyLight'),
            },
            ...(['red', 'yellow', 'green'] as const).map((one) => ({
              value: one,
              label: (
                <span className="light-option">
                  <LightMark light={one} /> {say(`overdue.${one}`)}
                </span>
              ),
            })),
          ]}
        />
        {filtered && (
          <button type="button" className="quiet-button" onClick={() => change({ unit: undefined, light: undefined })}>
            {say('orders.clear')}
          </button>
        )}
      </div>
      <CaseList<OrderSummary, Page>
        list={list}
        keyOf={idOf}
        caseOf={itself}
        opened={undefined}
        onOpen={open}
        onAct={open}
        chosen={chosen}
        covered={false}
        label={say('orders.label')}
        words={{ arrived: 'events', gone: 'changed' }}
        empty={<Empty title={say('orders.none')} next={say('orders.noneWhy')} />}
        render={(order, state) => <OrderRow order={order} now={now} state={state} />}
      />
    </div>
  )
}

function StateTab({ tab, isOn, unit, light, choose }: {
  tab: Tab; isOn: boolean; unit: string | undefined; light: Query['light']; choose: () => void
}): JSX.Element {
  const say = useSupervisionWords()
  const state = tabs[tab]
  const query = {
    ...(state ? { state } : {}), ...(unit ? { unit } : {}), ...(light ? { light } : {}), count: true, limit: 1,
  }
  const { data } = useRead('listOrders', { query }, { keep: true, every: 60_000 })
  const n = data?.count
  return (
    <button type="button" role="tab" aria-selected={isOn} onClick={choose}>
      {say(`orders.tabs.${tab}`)} <b>{n ? `${n.value}${n.exact ? '' : '+'}` : ''}</b>
    </button>
  )
}

interface Filters {
  tab: Tab
  unit: string | undefined
  light: Query['light']
  change: (part: { tab?: Tab; unit?: string; light?: string }) => void
}

function useFilters(): Filters {
  const [search, setSearch] = useSearchParams()
  const tab = search.get('tab')
  const light = search.get('light')
  return {
    tab: tab !== null && tab in tabs ? (tab as Tab) : 'issued',
    unit: search.get('unit') ?? undefined,
    light: light === 'red' || light === 'yellow' || light === 'green' ? light : undefined,
    change: (part) => setSearch((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(part)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    }),
  }
}
