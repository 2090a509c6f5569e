import type { MapPoint } from '@onegrid/web/map'
import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { Waiting } from '../feedback/states.tsx'
import { OnDuty } from '../map/on-duty.tsx'
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
  const hint = look ? say('place.outside', { name: look.name }) : say('place.hint')
  return (
    <section className="report-place" aria-label={say('place.label')}>
      <Suspense fallback={<div style={{ height: HEIGHT }}><Waiting rows={5} /></div>}>
        <PlaceMap point={point} height={HEIGHT} caseId={caseId} look={look} onPick={caseId ? undefined : onPick} />
      </Suspense>
      {fault && <p className="report-fault" role="alert">{fault}</p>}
      {point ? <OnDuty point={point} /> : <p className="report-hint">{hint}</p>}
    </section>
  )
}

const HEIGHT = 316
