import { isAdministrator } from '@onegrid/domain'
import type { Role } from '@onegrid/domain'
import type { Account } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useMe, useRoles } from '../../session/session.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { Sure } from '../parts/sure.tsx'
import type { Given } from './first-password.tsx'
import { RenameForm } from './rename-form.tsx'
import { useAccountWords } from './words.ts'

type Asked = 'reset' | 'disable' | 'factor' | 'end'

/** What this administrator may do with the account. The rules are the server's; here they only spare a vain try. */
export function AccountActs({ account, onGiven }: { account: Account; onGiven: (given: Given) => void }): JSX.Element {
  const say = useAccountWords()
  const me = useMe()
  const keeps = useRoles('admin_system')
  const [asked, setAsked] = useState<Asked>()
  const [renaming, setRenaming] = useState(false)
  const { run, busy } = useDoing()
  const params = { id: account.id }
  const { name } = account
  const sessions = useRead('listAccountSessions', { params })
  const online = sessions.data?.items.length ?? 0
  if (account.id === me.account.id || account.kind === 'system') return <p className="plain-none">{say('act.own')}</p>
  const administers = account.roles.some((role) => isAdministrator(role as Role))

  const acts: Record<Asked, () => Promise<void>> = {
    reset: () => run(async () => onGiven(await call('resetPassword', { params }))),
    disable: () =>
      run(() => call('updateAccount', { params, body: { active: false } }), say('done.disabled', { name })),
    factor: () => run(() => call('removeSecondFactor', { params }), say('done.factor', { name })),
    end: () => run(() => call('endAccountSessions', { params }), say('done.ended', { n: online })),
  }
  return (
    <>
      <div className="account-acts">
        {keeps && <Button onClick={() => setRenaming(true)}>{say('act.rename')}</Button>}
        {keeps && !administers && <Button onClick={() => setAsked('reset')}>{say('act.reset')}</Button>}
        {keeps && account.active && !administers && (
          <Button danger onClick={() => setAsked('disable')}>
            {say('act.disable')}
          </Button>
        )}
        {keeps && !account.active && (
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void run(() => call('updateAccount', { params, body: { active: true } }), say('done.enabled', { name }))
            }
          >
            {say('act.enable')}
          </Button>
        )}
        {!keeps && account.lockedUntil !== null && (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void run(() => call('unlockAccount', { params }), say('done.unlocked', { name }))}
          >
            {say('act.unlock')}
          </Button>
        )}
        {!keeps && account.active && account.kind !== 'resident' && (
          <LinkButton to={`/admin/posts?give=1&person=${account.id}`}>{say('act.give')}</LinkButton>
        )}
        {!keeps && online > 0 && <Button onClick={() => setAsked('end')}>{say('act.end')}</Button>}
        {!keeps && account.secondFactor && !administers && (
          <Button danger onClick={() => setAsked('factor')}>
            {say('act.factor')}
          </Button>
        )}
      </div>
      {administers && <p className="plain-none">{say('act.protected')}</p>}
      {asked && (
        <Sure
          title={say(`sure.${asked}`, { name })}
          why={say(`sure.${asked}Why`, { n: online })}
          go={say(`act.${asked}`)}
          busy={busy}
          onGo={async () => {
            await acts[asked]()
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {renaming && <RenameForm account={account} onClose={() => setRenaming(false)} />}
    </>
  )
}

/** Does it, says that it is done or why not, and reads accounts anew. */
function useDoing(): { busy: boolean; run: (work: () => Promise<unknown>, done?: string) => Promise<void> } {
  const toast = useToast()
  const textOf = useProblemText()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  async function run(work: () => Promise<unknown>, done?: string): Promise<void> {
    setBusy(true)
    try {
      await work()
      if (done) toast({ text: done })
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    } finally {
      setBusy(false)
      const stale = ['listAccounts', 'readAccount', 'listAccountSessions']
      void queries.invalidateQueries({ predicate: ({ queryKey: [id] }) => stale.includes(String(id)) })
    }
  }
  return { busy, run }
}
