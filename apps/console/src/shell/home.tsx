import type { JSX } from 'react'
import { Navigate } from 'react-router'
import { useMe } from '../session/session.tsx'
import { pagesFor } from './pages.ts'

/** Everybody's first page: the desk of whoever works cases, the world of an administrator. */
export function Home(): JSX.Element {
  const [first] = pagesFor(useMe().roles)
  return <Navigate to={first?.path ?? '/events'} replace />
}
