import { Button, Input, Segmented } from 'antd'
import type { ImportReport } from '@onegrid/contract'
import { VirtualRows } from '@onegrid/web'
import type { MapPoint } from '@onegrid/web/map'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { JSX } from 'react'
import { Empty, Waiting } from '../../../feedback/states.tsx'
import { ReportLine } from './report-line.tsx'
import { countBy, fits, leadingHeadings, reportCsv, reportRows } from './report-rows.ts'
import type { ReportFilter, ReportRow } from './report-rows.ts'
import { saveText } from './save-text.ts'
import { useImportWords } from './words.ts'

const AreaMap = lazy(() => import('../area-map.tsx'))
const ROW_PX = 44

/** Every row of the file with what was found in it: narrowed, opened, shown on the map, taken out as a table. */
export function ReportView({ report }: { report: ImportReport }): JSX.Element {
  const say = useImportWords()
  const rows = useMemo(() => reportRows(report), [report])
  const counts = useMemo(() => countBy(rows), [rows])
  const headings = useMemo(() => leadingHeadings(rows), [rows])
  const [filter, setFilter] = useState<ReportFilter>(
    counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'all',
  )
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<ReadonlySet<number | null>>(new Set())
  const [place, setPlace] = useState<MapPoint>()
  const shown = useMemo(() => rows.filter((row) => fits(row, filter, typed.trim())), [rows, filter, typed])
  const filters = (['all', 'error', 'warning', 'hint', 'clean'] as const)
    .filter((value) => value === 'all' || counts[value] > 0)
    .map((value) => ({ value, label: say(`report.${value}`, { n: counts[value] }) }))

  function download(): void {
    const csv = reportCsv(rows, csvHeadings(say), (severity) => say(`severity.${severity}`))
    saveText(csv, `${report.fileName.replace(/\.[^.]*$/, '')}-${say('report.title')}.csv`, 'text/csv')
  }

  function toggle({ row }: ReportRow): void {
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(row)) next.add(row)
      return next
    })
  }

  if (rows.length === 0) return <Empty title={say('report.empty')} />
  return (
    <div className={`report${place ? ' with-map' : ''}`}>
      <div className="report-bar">
        <Segmented value={filter} options={filters} onChange={setFilter} aria-label={say('report.filter')} />
        <Input.Search
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          allowClear
          placeholder={say('report.search')}
          aria-label={say('report.search')}
          className="report-search"
        />
        <span role="status">
          {shown.length < rows.length && say('report.of', { n: shown.length, all: rows.length })}
        </span>
        <Button onClick={download}>{say('report.download')}</Button>
      </div>
      <div className="report-rows">
        {shown.length === 0 ? (
          <Empty title={say('report.noRows')} />
        ) : (
          <VirtualRows
            rows={shown}
            keyOf={({ row }) => String(row)}
            height={ROW_PX}
            label={say('report.title')}
            render={(row) => (
              <ReportLine
                row={row}
                headings={headings}
                open={open.has(row.row)}
                onToggle={() => toggle(row)}
                onPlace={setPlace}
              />
            )}
          />
        )}
      </div>
      {place && (
        <aside className="report-map" aria-label={say('report.placeTitle')}>
          <Suspense fallback={<Waiting />}>
            <AreaMap area={undefined} pin={place} />
          </Suspense>
        </aside>
      )}
    </div>
  )
}

function csvHeadings(say: ReturnType<typeof useImportWords>): Parameters<typeof reportCsv>[1] {
  return {
    row: say('csv.row'),
    severity: say('csv.severity'),
    field: say('csv.field'),
    message: say('csv.message'),
    lon: say('csv.lon'),
    lat: say('csv.lat'),
  }
}
