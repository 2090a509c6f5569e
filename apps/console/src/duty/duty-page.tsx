import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { Waiting } from '../feedback/states.tsx'
import { useDutyWords } from './words.ts'
import './duty.css'

const RotaPage = lazy(() => import('./rota/rota-page.tsx'))
const NowPage = lazy(() => import('./now/now-page.tsx'))
const HandoverPage = lazy(() => import('./handover/handover-page.tsx'))

/** The rota, who is on duty now, and handing over: one room, three pages with addresses of their own. */
export default function DutyPage(): JSX.Element {
  const say = useDutyWords()
  return (
    <div className="duty-page">
      <nav className="duty-tabs no-print" aria-label={say('tab.label')}>
        <h1>{say('title')}</h1>
        {(['rota', 'now', 'handover'] as const).map((tab) => <NavLink key={tab} to={`/duty/${tab}`}>{say(`tab.${tab}`)}</NavLink>)}
      </nav>
      <Suspense fallback={<Waiting rows={8} />}>
        <Routes>
          <Route index element={<Navigate to="/duty/rota" replace />} />
          <Route path="rota" element={<RotaPage />} />
          <Route path="now" element={<NowPage />} />
          <Route path="handover" element={<HandoverPage />} />
          <Route path="*" element={<Navigate to="/duty/rota" replace />} />
        </Routes>
      </Suspense>
    </div>
  )
}
