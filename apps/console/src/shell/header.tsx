import { SearchOutlined } from '@ant-design/icons'
import { useKeys } from '@onegrid/web'
import { lazy, Suspense, useState } from 'react'
import type { JSX } from 'react'
import { Link, useNavigate } from 'react-router'
import { OwnDuty } from '../duty/own-duty.tsx'
import { usePreference } from '../session/preferences.ts'
import { useMe } from '../session/session.tsx'
import { AccountMenu } from './account-menu.tsx'
import type { AccountSheet } from './account-menu.tsx'
import { DemoClock } from './demo-clock.tsx'
import { Inbox } from './inbox.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { pagesFor } from './pages.ts'
import { useShellWords } from './words.ts'
import './palette.css'

const SearchPalette = lazy(() => import('./search-palette.tsx'))
const KeysSheet = lazy(() => import('./keys-sheet.tsx'))
const Tour = lazy(() => import('./tour.tsx'))
const PasswordDialog = lazy(() => import('./password-dialog.tsx'))

type Above = 'search' | AccountSheet

export function Header(): JSX.Element {
  const say = useShellWords()
  const navigate = useNavigate()
  const { district, roles, demo } = useMe()
  const [tourSeen, setTourSeen] = usePreference('tour-seen', false)
  const worksCases = pagesFor(roles).some((page) => page.name === 'desk')
  const [above, setAbove] = useState<Above | undefined>(tourSeen || !worksCases ? undefined : 'tour')
  const mayReport = pagesFor(roles).some((page) => page.name === 'report')
  useKeys({
    'mod+k': () => setAbove('search'),
    '?': () => setAbove('keys'),
    ...(mayReport ? { n: () => void navigate('/report') } : {}),
  })
  const close = (): void => {
    if (above === 'tour') setTourSeen(true)
    setAbove(undefined)
  }
  return (
    <header className="shell-header">
      <Link to="/" className="shell-brand">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <b>{say('product')}</b>
        <span>{district.name}</span>
      </Link>
      <button type="button" className="search-box" data-tour="search" onClick={() => setAbove('search')}>
        <SearchOutlined />
        <span>{say('search.placeholder')}</span>
        <kbd>{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="shell-tools">
        {demo && <DemoClock />}
        <OwnDuty />
        <Inbox />
        <LanguageSwitch signedIn />
        <AccountMenu show={setAbove} />
      </div>
      <Suspense fallback={null}>
        {above === 'search' && <SearchPalette open close={close} />}
        {above === 'keys' && <KeysSheet open close={close} />}
        {above === 'tour' && <Tour open close={close} />}
        {above === 'password' && <PasswordDialog open close={close} />}
      </Suspense>
    </header>
  )
}
