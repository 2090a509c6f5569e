/** Who is signed in, what they may do, and the business time of their district. */
import type { Me } from '@onegrid/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { JSX, ReactNode } from 'react'
import { ApiError, call, onSignedOut } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { openPreferences } from './preferences.ts'

export interface Session {
  me: Me
  /** Signed out while at work: the page stays and asks for the password above it, so that nothing typed is lost. */
  lapsed: boolean
  signedIn(me: Me): void
  signOut(): Promise<void>
}

const SessionContext = createContext<Session | undefined>(undefined)

const asking = { queryKey: ['getMe'], queryFn: whoAmI, staleTime: Infinity, gcTime: Infinity }

/** Asks who it is before anything is drawn: nothing can be until that is known. */
export function askWhoAmI(queries: QueryClient): void {
  void queries.prefetchQuery(asking)
}

/** @param signedOut what stands there while nobody has signed in */
export function SessionProvider({ children, signedOut, waiting, failed }: {
  children: ReactNode
  signedOut: (done: (me: Me) => void) => ReactNode
  waiting: ReactNode
  failed: (again: () => void) => ReactNode
}): JSX.Element {
  const queries = useQueryClient()
  const [lapsed, setLapsed] = useState(false)
  const me = useQuery<Me | null>(asking)
  useEffect(() => onSignedOut(() => setLapsed(queries.getQueryData(['getMe']) != null)), [queries])
  const value = useMemo<Session | undefined>(() => {
    if (!me.data) return undefined
    return {
      me: me.data,
      lapsed,
      signedIn: (next) => {
        // Somebody else at the same browser must not see what the one before had open.
        if (next.account.id !== me.data?.account.id)
          queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'getMe' })
        openPreferences(next.account.id)
        queries.setQueryData(['getMe'], next)
        setLapsed(false)
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'getMe' })
      },
      signOut: async () => {
        await call('deleteSession').catch(() => undefined)
        location.assign('/')
      },
    }
  }, [me.data, lapsed, queries])
  if (value) return <SessionContext value={value}>{children}</SessionContext>
  if (me.isPending) return <>{waiting}</>
  if (me.isError) return <>{failed(() => void me.refetch())}</>
  return (
    <>
      {signedOut((next) => {
        openPreferences(next.account.id)
        queries.setQueryData(['getMe'], next)
      })}
    </>
  )
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session above this component')
  return session
}

export function useMe(): Me {
  return useSession().me
}

export function useRoles(...roles: string[]): boolean {
  return useMe().roles.some((role) => roles.includes(role))
}

/**
 * The district's business time in ms, as far as the server has told it, ticking. It differs from the PC's clock where
 * that is wrong, and in the demo, where the clock can be set. Rule: decision 26.
 */
export function useNow(everyMs = 15_000): number {
  const me = useMe()
  // A link sees its one task and no clock.
  const { data, dataUpdatedAt } = useRead('getClock', undefined, { every: 60_000, enabled: me.scope === null })
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  if (!data) return Date.parse(me.now)
  return Date.parse(data.now) + (Date.now() - dataUpdatedAt) * data.rate
}

async function whoAmI(): Promise<Me | null> {
  try {
    const me = await call('getMe')
    // Before anything of theirs is drawn.
    openPreferences(me.account.id)
    return me
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') return null
    throw error
  }
}
