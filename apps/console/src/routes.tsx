/**
 * Every page and its address. Rooms are loaded when somebody goes there; the desk, where most begin, comes with the
 * frame.
 */
import { createBrowserRouter, redirect } from 'react-router'
import type { LazyRouteFunction, RouteObject } from 'react-router'
import DeskPage from './desk/desk-page.tsx'
import { RouteProblem } from './shell/route-problem.tsx'
import { Shell } from './shell/shell.tsx'
import { Home } from './shell/home.tsx'

type Page = { default: () => React.ReactNode }

function page(path: string, load: () => Promise<Page>): RouteObject {
  const lazy = async () => ({ Component: (await load()).default })
  return { path, lazy: lazy as LazyRouteFunction<RouteObject> }
}

export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: RouteProblem,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: Home },
        { path: 'desk', Component: DeskPage },
        page('events', () => import('./desk/events-page.tsx')),
        page('events/:id', () => import('./event/event-page.tsx')),
        page('orders/:id', () => import('./order/order-page.tsx')),
        page('report', () => import('./report/report-page.tsx')),
        page('map', () => import('./map/map-page.tsx')),
        page('supervision/*', () => import('./supervision/supervision-page.tsx')),
        page('duty/*', () => import('./duty/duty-page.tsx')),
        page('admin/*', () => import('./admin/admin-page.tsx')),
        { path: 'inbox', loader: () => redirect('/') },
        { path: '*', loader: () => { throw new Response('', { status: 404 }) } },
      ],
    },
  ])
}
