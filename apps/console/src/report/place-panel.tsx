import type { MapPoint } from '@onegrid/web/map'
import { formatDue } from '@onegrid/domain/words'
import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { Waiting } from '../feedback/states.tsx'
import { useSettled } from '../map/use-settled.ts'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import type { Look } from './address-field.tsx'
import { useReportWords } from './words.ts'

const PlaceMap = lazy(() => import('../map/place-map.tsx'))

interface PlacePanelProps {
  point: MapPoint | null
  look: Look | undefined
  fault?: string
  /** After sending: the map shows, it asks no more. */
  caseId?: string
  onPick: (point: MapPoint) => void
}

/** Where it is, in whose grid, and who is there now. */
export function PlacePanel({ point, look, fault, caseId, onPick }: PlacePanelProps): JSX.Element {
  const say = useReportWords()
  return (
    <section className="report-place" aria-label={say('place.label')}>
      <Suspense fallback={<div style={{ height: HEIGHT }}><Waiting rows={5} /></div>}>
        <PlaceMap point={point} height={HEIGHT} caseId={caseId} look={look?.bounds} onPick={caseId ? undefined : onPick} />
      </Suspense>
      {fault && <p className="report-fault" role="alert">{fault}</p>}
      {point ? <OnDuty point={point} /> : <p className="report-hint">{look ? say('place.outside', { name: look.name }) : say('place.hint')}</p>}
    </section>
  )
}

const HEIGHT = 316

function OnDuty({ point }: { point: MapPoint }): JSX.Element {
  const say = useReportWords()
  const language = useLanguage()
  const now = useNow()
  const { lon, lat } = useSettled(point, 150)
  const { data } = useRead('getDutyNow', { query: { lon, lat } }, { keep: true })
  if (!data) return <p className="report-hint">{say('duty.asking')}</p>
  if (!data.officer) return <p className="report-hint">{data.fallbacks[0]?.message ?? say('duty.none')}</p>
  const { person, why } = data.officer
  return (
    <p className="report-duty">
      <span>{say(`duty.${why}`, { name: person.name })}</span>
      {person.until && <span>{say('duty.until', { time: formatDue(Date.parse(person.until), now, language) })}</span>}
      {person.workPhone && <a href={`tel:${person.workPhone}`}>{person.workPhone}</a>}
    </p>
  )
}
