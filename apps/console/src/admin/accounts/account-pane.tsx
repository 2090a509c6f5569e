import type { Account } from '@onegrid/contract'
import type { JSX } from 'react'
import { stampText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import { AccountActs } from './account-acts.tsx'
import { AccountMarks } from './account-row.tsx'
import type { Given } from './first-password.tsx'
import { PostHistory } from './post-history.tsx'
import { SessionList } from './session-list.tsx'
import { useAccountWords } from './words.ts'

/** One person's page: what the account is, the posts over time, where it is signed in, what may be done. */
export function AccountPane({ account, onGiven }: { account: Account; onGiven: (given: Given) => void }): JSX.Element {
  const say = useAccountWords()
  return (
    <div className="pane-sheet">
      <div className="pane-title">
        <h2>{account.name}</h2>
        <AccountMarks account={account} />
      </div>
      <AccountActs account={account} onGiven={onGiven} />
      <Facts
        items={[
          [say('fact.username'), <code key="username">{account.username}</code>],
          [say('fact.kind'), say(`kinds.${account.kind}`)],
          [say('fact.created'), stampText(account.createdAt)],
          [say('fact.last'), account.lastLoginAt === null ? say('never') : stampText(account.lastLoginAt)],
          [say('fact.factor'), say(account.secondFactor ? 'factor.yes' : 'factor.no')],
          [say('fact.locked'), account.lockedUntil && stampText(account.lockedUntil)],
        ]}
      />
      {account.kind !== 'resident' && <PostHistory accountId={account.id} />}
      <SessionList accountId={account.id} />
    </div>
  )
}
