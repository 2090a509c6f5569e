/**
 * A unit without accounts acts on its one task, by a link that somebody sent it: no shell, no lists, one event. The
 * link stays the address, so that opening it again goes on where one was. Rule: docs/domain.md B4.
 */
import type { Me } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { JSX } from 'react'
import { MemoryRouter } from 'react-router'
import { ApiError, call } from '../api/client.ts'
import EventPane from '../event/event-pane.tsx'
import { Failed, Notice, Waiting } from '../feedback/states.tsx'
import { SessionProvider, useSession } from '../session/session.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { useShellWords } from '../shell/words.ts'
import { useLinkWords } from './words.ts'
import './link.css'

export default function LinkApp({ token }: { token: string }): JSX.Element {
  const say = useLinkWords()
  const queries = useQueryClient()
  const [me, setMe] = useState<Me>()
  const [error, setError] = useState<unknown>()
  const open = useCallback(async () => {
    setError(undefined)
    try {
      const opened = await call('openLink', { params: { token } })
      queries.setQueryData(['getMe'], opened.me)
      setMe(opened.me)
    } catch (problem) {
      setError(problem)
    }
  }, [token, queries])
  useEffect(() => void open(), [open])
  const ended = error instanceof ApiError && error.code === 'link-ended'
  if (ended) return <Notice title={say('ended')} why={say('endedWhy')} />
  if (error) return <MemoryRouter><Failed error={error} again={() => void open()} /></MemoryRouter>
  if (!me) return <Waiting rows={8} label={say('opening')} />
  return (
    <MemoryRouter>
      <SessionProvider waiting={<Waiting />} signedOut={() => <Again open={open} />}
        failed={() => <Again open={open} />}>
        <LinkDesk token={token} />
      </SessionProvider>
    </MemoryRouter>
  )
}

function LinkDesk({ token }: { token: string }): JSX.Element | null {
  const say = useLinkWords()
  const shell = useShellWords()
  const { me, lapsed, signedIn } = useSession()
  if (!me.scope) return null
  return (
    <div className="link-app">
      <header className="link-head">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <b>{shell('product')}</b>
        <span>{me.district.name}</span>
        <span className="link-unit">{me.account.name}</span>
        <LanguageSwitch signedIn />
      </header>
      {lapsed && <Again open={async () => signedIn((await call('openLink', { params: { token } })).me)} />}
      <main><EventPane id={me.scope.caseId} wide gone={<Notice title={say('done')} why={say('doneWhy')} />} /></main>
    </div>
  )
}

function Again({ open }: { open: () => Promise<void> }): JSX.Element {
  const say = useLinkWords()
  return <Notice title={say('idle')} why={say('idleWhy')} button={say('again')} act={() => void open()} />
}
