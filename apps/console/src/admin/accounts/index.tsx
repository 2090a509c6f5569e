import type { Account } from '@onegrid/contract'
import { VirtualRows } from '@onegrid/web'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { JSX } from 'react'
import { useRead, useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useRoles } from '../../session/session.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { AccountForm } from './account-form.tsx'
import { AccountPane } from './account-pane.tsx'
import { AccountRow } from './account-row.tsx'
import { FirstPassword } from './first-password.tsx'
import type { Given } from './first-password.tsx'
import { useAccountWords } from './words.ts'
import './accounts.css'

const kinds = ['staff', 'program', 'resident'] as const
const states = ['locked', 'disabled', 'unused', 'first-password'] as const
const ROW_PX = 52

/** Accounts: the system administrator keeps them, the security administrator opens and shuts them. */
export default function AccountsRoom(): JSX.Element {
  const say = useAccountWords()
  const keeps = useRoles('admin_system')
  const [chosen, choose] = useParam('account')
  const [state, setState] = useParam('state')
  const [kind, setKind] = useParam('kind')
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const [given, setGiven] = useState<Given>()
  const search = useDeferredValue(typed.trim())
  const query = {
    limit: 100, ...(search && { search }),
    ...(isOf(kinds, kind) && { kind }), ...(isOf(states, state) && { state }),
  }
  const pages = useReadPages('listAccounts', { query }, { keep: true })
  const accounts = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <RoomHead title={say('title')}>
        {keeps && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('new')}
          </Button>
        )}
      </RoomHead>
      <div className="panes accounts">
        <section className="pane" aria-label={say('title')}>
          <div className="pane-tools accounts-tools">
            <Input.Search
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              allowClear
              placeholder={say('search')}
              aria-label={say('search')}
            />
            <Select
              value={state ?? 'all'}
              aria-label={say('states.all')}
              onChange={(next) => setState(next === 'all' ? undefined : next)}
              options={(['all', ...states] as const).map((value) => ({ value, label: say(`states.${value}`) }))}
            />
            <Select
              value={kind ?? 'all'}
              aria-label={say('kinds.all')}
              onChange={(next) => setKind(next === 'all' ? undefined : next)}
              options={(['all', ...kinds] as const).map((value) => ({ value, label: say(`kinds.${value}`) }))}
            />
          </div>
          <div className="pane-body">
            {pages.isPending && <Waiting />}
            {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
            {pages.isSuccess && accounts.length === 0 && <Empty title={say('none')} next={say('noneNext')} />}
            {accounts.length > 0 && (
              <VirtualRows
                rows={accounts}
                keyOf={({ id }) => id}
                height={ROW_PX}
                label={say('title')}
                onEnd={() => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage())}
                render={(account) => (
                  <AccountRow account={account} chosen={account.id === chosen} onChoose={() => choose(account.id)} />
                )}
              />
            )}
          </div>
        </section>
        <section className="pane">
          {chosen === undefined ? (
            <Empty title={say('choose')} next={say(keeps ? 'chooseSystem' : 'chooseSecurity')} />
          ) : (
            <Chosen key={chosen} id={chosen} known={accounts.find(({ id }) => id === chosen)} onGiven={setGiven} />
          )}
        </section>
      </div>
      {adding && (
        <AccountForm
          onClose={() => setAdding(false)}
          onMade={(made) => {
            setGiven(made)
            choose(made.account.id)
          }}
        />
      )}
      {given && <FirstPassword given={given} onDone={() => setGiven(undefined)} />}
    </>
  )
}

function Chosen({
  id,
  known,
  onGiven,
}: {
  id: string
  known: Account | undefined
  onGiven: (given: Given) => void
}): JSX.Element {
  const account = useRead('readAccount', { params: { id } })
  const shown = account.data ?? known
  if (shown) return <AccountPane account={shown} onGiven={onGiven} />
  if (account.error) return <Failed error={account.error} again={() => void account.refetch()} />
  return <Waiting />
}

function isOf<T extends string>(all: readonly T[], value: string | undefined): value is T {
  return (all as readonly (string | undefined)[]).includes(value)
}
