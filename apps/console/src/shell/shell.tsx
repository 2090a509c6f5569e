import { Suspense } from 'react'
import type { JSX } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useLiveConnected } from '../live/live.tsx'
import { Waiting } from '../feedback/states.tsx'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { useShellWords } from './words.ts'
import './shell.css'

/** Header, navigation, page. The page scrolls inside; the frame stands still. */
export function Shell(): JSX.Element {
  const say = useShellWords()
  const connected = useLiveConnected()
  return (
    <div className="shell">
      <a className="skip-link" href="#page">{say('skip')}</a>
      <Header />
      {!connected && <div className="shell-offline" role="status">{say('state.offline')}</div>}
      <Navigation />
      <main id="page" className="shell-page" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </div>
  )
}
