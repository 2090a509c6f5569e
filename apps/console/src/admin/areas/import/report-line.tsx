import { CheckOutlined, CloseOutlined, ExclamationOutlined, InfoOutlined } from '@ant-design/icons'
import type { MapPoint } from '@onegrid/web/map'
import type { JSX } from 'react'
import type { Finding, ReportRow, Severity } from './report-rows.ts'
import { useImportWords } from './words.ts'

const icons = { error: CloseOutlined, warning: ExclamationOutlined, hint: InfoOutlined } satisfies Record<
  Severity,
  unknown
>

/** One row: its number, what tells it apart, what was found; opened also everything that stood there. */
export function ReportLine({ row, headings, open, onToggle, onPlace }: {
  row: ReportRow
  headings: readonly string[]
  open: boolean
  onToggle: () => void
  onPlace: (point: MapPoint) => void
}): JSX.Element {
  const say = useImportWords()
  const values = new Map(row.original)
  return (
    <div className="report-line">
      <button
        type="button"
        className="report-row-head"
        aria-expanded={row.original.length > 0 ? open : undefined}
        onClick={onToggle}
        disabled={row.original.length === 0}
      >
        <span className="report-number">
          {row.row === null ? say('report.whole') : say('report.row', { n: row.row })}
        </span>
        <span className="report-lead">
          {headings.map((name) => (
            <span key={name}>{values.get(name)}</span>
          ))}
        </span>
        {row.worst === null && <CheckOutlined className="report-clean" aria-label={say('report.clean', { n: '' })} />}
      </button>
      {row.findings.length > 0 && (
        <ul className="report-findings">
          {row.findings.map((finding, i) => (
            <FindingLine key={i} finding={finding} onPlace={onPlace} />
          ))}
        </ul>
      )}
      {open && row.original.length > 0 && (
        <dl className="report-original">
          {row.original.map(([name, text]) => (
            <div key={name} className={row.findings.some(({ field }) => field === name) ? 'faulty' : undefined}>
              <dt>{name}</dt>
              <dd>{text || '—'}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function FindingLine({ finding, onPlace }: { finding: Finding; onPlace: (point: MapPoint) => void }): JSX.Element {
  const say = useImportWords()
  const { severity, message, field, at } = finding
  const Icon = icons[severity]
  const [lon, lat] = at ?? []
  return (
    <li className={`finding ${severity}`}>
      <span className="finding-mark">
        <Icon aria-hidden /> {say(`severity.${severity}`)}
      </span>
      <span>
        {field && !message.includes(field) && <b>{say('report.field', { field })} </b>}
        {message}{' '}
        {lon !== undefined && lat !== undefined && (
          <button type="button" className="link-button" onClick={() => onPlace({ lon, lat })}>
            {say('report.place')}
          </button>
        )}
      </span>
    </li>
  )
}
