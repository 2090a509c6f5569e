import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { Waiting } from '../feedback/states.tsx'
import { RoomTabs } from '../shell/room-tabs.tsx'
import { useDutyWords } from './words.ts'
import './duty.css'

const RotaPage = lazy(() => import('./rota/rota-page.tsx'))
const NowPage = lazy(() => import('./now/now-page.tsx'))
const HandoverPage = lazy(() => import('./handover/handover-page.tsx'))

const tabs = ['rota', 'now', 'handover'] as const

/** The rota, who is on duty now, and handing over: one room, three pages with addresses of their own. */
export default function DutyPage(): JSX.Element {
  const say = useDutyWords()
  return (
    <div className="duty-page">
      <RoomTabs
        title={say('title')} label={say('tab.label')}
        tabs={tabs.map((tab) => ({ to: `/duty/${tab}`, name: say(`tab.${tab}`) }))}
      />
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
