import { CloseOutlined } from '@ant-design/icons'
import type { MapPoint } from '@onegrid/web/map'
import { Button } from 'antd'
import type { JSX } from 'react'
import { useShellWords } from '../shell/words.ts'
import { OnDuty } from './on-duty.tsx'
import { PlaceLine } from './place-line.tsx'
import { useMapWords } from './words.ts'

/** Who is on duty for the place of the pin, which is moved to ask about another. */
export function DutyCard({ point, onMove, onClose }: {
  point: MapPoint; onMove: (point: MapPoint) => void; onClose: () => void
}): JSX.Element {
  const say = useMapWords()
  const shell = useShellWords()
  return (
    <section className="map-card map-duty" aria-label={say('duty.title')}>
      <header>
        <h2>{say('duty.title')}</h2>
        <Button
          type="text" size="small" icon={<CloseOutlined />} aria-label={shell('common.close')} onClick={onClose}
        />
      </header>
      <div role="status"><OnDuty point={point} full /></div>
      <PlaceLine point={point} onPick={onMove} />
      <p className="map-card-facts">{say('duty.hint')}</p>
    </section>
  )
}
