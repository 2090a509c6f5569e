import type { Account } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useAdminWords } from '../words.ts'
import { useAccountWords } from './words.ts'

/** One account in the list: who, by which roles, and what is the matter with it. */
export function AccountRow({
  account,
  chosen,
  onChoose,
}: {
  account: Account
  chosen: boolean
  onChoose: () => void
}): JSX.Element {
  const say = useAccountWords()
  const admin = useAdminWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const held = [...new Set(account.roles)].map((role) => roles[role] ?? role).join(admin('and'))
  return (
    <button
      type="button"
      className={`room-row account-row${chosen ? ' chosen' : ''}`}
      aria-current={chosen}
      onClick={onChoose}
    >
      <b>{account.name}</b>
      <span className="account-marks">
        <AccountMarks account={account} />
      </span>
      <small className="account-username" translate="no">
        {account.username}
      </small>
      <small>{held || say(account.kind === 'staff' ? 'noRole' : `kinds.${account.kind}`)}</small>
    </button>
  )
}

/** What is the matter: in words, for whoever looks for trouble. */
export function AccountMarks({ account }: { account: Account }): JSX.Element {
  const say = useAccountWords()
  return (
    <>
      {account.lockedUntil !== null && <span className="tag warn">{say('states.locked')}</span>}
      {!account.active && <span className="tag warn">{say('states.disabled')}</span>}
      {account.active && account.mustChangePassword && <span className="tag">{say('states.first-password')}</span>}
    </>
  )
}
