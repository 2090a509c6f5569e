import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { Waiting } from '../feedback/states.tsx'
import { RoomTabs } from '../shell/room-tabs.tsx'
import { useSupervisionWords } from './words.ts'
import './supervision.css'

const pages = {
  overdue: lazy(() => import('./overdue/overdue-page.tsx')),
  orders: lazy(() => import('./orders/orders-page.tsx')),
  marks: lazy(() => import('./marks/marks-page.tsx')),
  coordination: lazy(() => import('./coordination/coordination-page.tsx')),
  whistles: lazy(() => import('./whistles/whistles-page.tsx')),
}
const names = ['overdue', 'orders', 'marks', 'coordination', 'whistles'] as const

/** Who is late, what was ordered, what is listed, what is being coordinated, who was whistled for. */
export default function SupervisionPage(): JSX.Element {
  const say = useSupervisionWords()
  return (
    <div className="supervision-page">
      <RoomTabs
        title={say('title')} label={say('tab.label')}
        tabs={names.map((name) => ({ to: `/supervision/${name}`, name: say(`tab.${name}`) }))}
      />
      <Suspense fallback={<Waiting rows={8} />}>
        <Routes>
          <Route index element={<Navigate to="/supervision/overdue" replace />} />
          {names.map((name) => {
            const Page = pages[name]
            return <Route key={name} path={name} element={<Page />} />
          })}
          <Route path="*" element={<Navigate to="/supervision/overdue" replace />} />
        </Routes>
      </Suspense>
    </div>
  )
}
