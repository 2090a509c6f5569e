import { lazy } from 'react'
import type { JSX } from 'react'
import { Route, Routes } from 'react-router'
import VacanciesPage from './vacancies-page.tsx'

const DisplacedPage = lazy(() => import('./displaced-page.tsx'))

/** What stands empty, and the posts whose ground was redrawn. */
export default function VacanciesRoom(): JSX.Element {
  return (
    <Routes>
      <Route index element={<VacanciesPage />} />
      <Route path="displaced" element={<DisplacedPage />} />
    </Routes>
  )
}
