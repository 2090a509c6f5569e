/** What happens, as it happens: every screen hears the lines that concern it. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { JSX, ReactNode } from 'react'
import { useMe } from '../session/session.tsx'
import { outdate } from './outdated.ts'
import { openStream } from './stream.ts'
import type { LiveLine, LiveMessage } from './stream.ts'

type Hearer = (message: LiveMessage) => void
interface Live { connected: boolean; hear(hearer: Hearer): () => void }

const LiveContext = createContext<Live>({ connected: true, hear: () => () => undefined })

export function LiveProvider({ children }: { children: ReactNode }): JSX.Element {
  const { account } = useMe()
  const queries = useQueryClient()
  const hearers = useRef(new Set<Hearer>())
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const close = connect((message) => {
      if (message.type === 'state') setConnected(message.connected)
      if (message.type === 'line') outdate(queries, message.line)
      if (message.type === 'reset') outdate(queries, undefined)
      for (const hear of hearers.current) hear(message)
    })
    return close
  }, [account.id, queries])
  const live = useMemo<Live>(() => ({
    connected,
    hear: (hearer) => {
      hearers.current.add(hearer)
      return () => hearers.current.delete(hearer)
    },
  }), [connected])
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLiveConnected(): boolean {
  return useContext(LiveContext).connected
}

/**
 * Calls back for each line of a case that this person may see; `undefined` when lines may have been missed and
 * everything is to be asked anew.
 */
export function useLiveLines(onLine: (line: LiveLine | undefined) => void): void {
  const { hear } = useContext(LiveContext)
  const latest = useRef(onLine)
  latest.current = onLine
  useEffect(() => hear((message) => {
    if (message.type === 'line') latest.current(message.line)
    if (message.type === 'reset') latest.current(undefined)
  }), [hear])
}

function connect(tell: Hearer): () => void {
  if (typeof SharedWorker === 'undefined') return openStream(tell).close
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'onegrid-live',
  })
  const { port } = worker
  port.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data)
  port.postMessage('renew')
  const leave = (): void => port.postMessage('leave')
  // A tab that is closed runs no clean-up of React's.
  addEventListener('pagehide', leave)
  return () => {
    removeEventListener('pagehide', leave)
    leave()
    port.close()
  }
}
