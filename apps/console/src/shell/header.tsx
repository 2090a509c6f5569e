import type { JSX } from 'react'
import { Link } from 'react-router'
import { useMe } from '../session/session.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useShellWords } from './words.ts'

export function Header(): JSX.Element {
  const say = useShellWords()
  const { district } = useMe()
  return (
    <header className="shell-header">
      <Link to="/" className="shell-brand">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <b>{say('product')}</b>
        <span>{district.name}</span>
      </Link>
      <div className="shell-tools">
        <LanguageSwitch signedIn />
        <AccountMenu />
      </div>
    </header>
  )
}
