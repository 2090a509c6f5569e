import type { JSX } from 'react'
import { Link, useParams } from 'react-router'
import { useRead } from '../../../api/queries.ts'
import { Failed, Waiting } from '../../../feedback/states.tsx'
import { stampText } from '../../parts/dates.ts'
import { RoomHead } from '../../parts/room-head.tsx'
import { ReportView } from './report-view.tsx'
import { Verdict } from './verdict.tsx'
import { useImportWords } from './words.ts'
import './import.css'

/** The result of a past check or import. */
export default function ReportPage(): JSX.Element {
  const say = useImportWords()
  const { id = '' } = useParams()
  const report = useRead('readImport', { params: { id } })
  return (
    <>
      <RoomHead title={report.data?.fileName ?? say('report.title')} note={report.data && stampText(report.data.at)}
        before={<Link className="back-link" to="/admin/areas/imports">{say('history.title')}</Link>} />
      {report.error && <Failed error={report.error} again={() => void report.refetch()} />}
      {report.isPending && <Waiting />}
      {report.data && (
        <div className="import alone">
          <section className="import-result">
            <Verdict report={report.data} />
            <ReportView report={report.data} />
          </section>
        </div>
      )}
    </>
  )
}
