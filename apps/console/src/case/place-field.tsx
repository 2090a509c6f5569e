/** A place: on the map by hand, or where one stands. */
import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import PlaceMap from '../map/place-map.tsx'
import type { CaseFacts } from './case-facts.ts'
import { useCaseWords } from './words.ts'

interface PlaceFieldProps {
  id: string
  value: { lon: number; lat: number } | undefined
  onChange: (point: { lon: number; lat: number }) => void
  facts: CaseFacts
}

export default function PlaceField({ id, value, onChange, facts }: PlaceFieldProps): JSX.Element {
  const say = useCaseWords()
  const [finding, setFinding] = useState<'idle' | 'busy' | 'failed'>('idle')

  function findHere(): void {
    setFinding('busy')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding('idle')
        onChange({ lon: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) })
      },
      () => setFinding('failed'),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }

  return (
    <div id={id} className="place-field">
      <PlaceMap point={value ?? facts.place} gridId={facts.gridId} caseId={facts.id} height={220} onPick={onChange} />
      <p className="field-hint">
        {'geolocation' in navigator && (
          <Button size="small" icon={<AimOutlined />} loading={finding === 'busy'} onClick={findHere}>
            {say('field.here')}
          </Button>
        )}
        <span role="status">{finding === 'failed' ? say('field.noHere') : ''}</span>
      </p>
    </div>
  )
}
