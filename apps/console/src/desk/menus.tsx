/** The menus above the lists, loaded once the list is there: together they weigh more than the list. */
import { Suspense, lazy } from 'react'
import type { ComponentProps, JSX } from 'react'

const LazySaved = lazy(() => import('./saved-menu.tsx').then(({ SavedMenu: Menu }) => ({ default: Menu })))
const LazyColumns = lazy(() => import('./column-menu.tsx').then(({ ColumnMenu: Menu }) => ({ default: Menu })))

export function SavedMenu(props: ComponentProps<typeof LazySaved>): JSX.Element {
  return <Suspense fallback={null}><LazySaved {...props} /></Suspense>
}

export function ColumnMenu(props: ComponentProps<typeof LazyColumns>): JSX.Element {
  return <Suspense fallback={null}><LazyColumns {...props} /></Suspense>
}
