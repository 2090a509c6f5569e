import { lazy } from 'react'
import type { JSX } from 'react'
import { Route, Routes } from 'react-router'
import AreasPage from './areas-page.tsx'

const ImportPage = lazy(() => import('./import/import-page.tsx'))
const ImportsPage = lazy(() => import('./import/imports-page.tsx'))
const ReportPage = lazy(() => import('./import/report-page.tsx'))

/** Areas: the tree with its map, imports with their reports. */
export default function AreasRoom(): JSX.Element {
  return (
    <Routes>
      <Route index element={<AreasPage />} />
      <Route path="import" element={<ImportPage />} />
      <Route path="imports" element={<ImportsPage />} />
      <Route path="imports/:id" element={<ReportPage />} />
    </Routes>
  )
}
