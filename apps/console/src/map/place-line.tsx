import { Input } from 'antd'
import type { MapPoint } from '@onegrid/web/map'
import { useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useSettled } from './use-settled.ts'
import { useMapWords } from './words.ts'

/** Under the pin: in whose grid it stands, and the coordinates to be read out or typed. */
export function PlaceLine({ point, onPick }: { point: MapPoint | null; onPick: (point: MapPoint) => void }): JSX.Element {
  const say = useMapWords()
  const textOf = useProblemText()
  const settled = useSettled(point, 150)
  const { data, error } = useRead('locatePoint', { query: settled! }, { enabled: settled !== null, keep: true })
  return (
    <div className="place-line">
      <span role="status" className={error ? 'is-problem' : ''}>
        {!point ? say('place.none') : error ? textOf(error) : data ? wordsOf(data) : say('place.locating')}
      </span>
      <Coordinates point={point} onPick={onPick} />
    </div>
  )

  function wordsOf({ grid, village, town, nearest }: NonNullable<typeof data>): string {
    if (grid) return [town?.name, grid.name].filter(Boolean).join(' · ')
    if (nearest) return say('place.nearest', { name: nearest.grid.name, n: nearest.metres })
    return [town?.name, village?.name, say('place.outside')].filter(Boolean).join(' · ')
  }
}

function Coordinates({ point, onPick }: { point: MapPoint | null; onPick: (point: MapPoint) => void }): JSX.Element {
  const say = useMapWords()
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? (point ? `${point.lon.toFixed(6)}, ${point.lat.toFixed(6)}` : '')
  const bad = typed !== undefined && typed.trim() !== '' && !readPoint(typed)

  function take(): void {
    const read = typed === undefined ? undefined : readPoint(typed)
    if (read) onPick(read)
    if (read || typed?.trim() === '') setTyped(undefined)
  }

  return (
    <Input size="small" className="place-coordinates" value={shown} aria-label={say('place.coordinates')} placeholder={say('place.coordinates')}
      status={bad ? 'error' : undefined} title={bad ? say('place.unreadable') : undefined} aria-invalid={bad}
      onChange={({ target }) => setTyped(target.value)} onBlur={take} onPressEnter={take} />
  )
}

/** Reads `120.6405, 29.7965` as people paste it. Whether it can be a place, the server says: it tells swapped ones apart. */
export function readPoint(text: string): MapPoint | undefined {
  const numbers = text.trim().split(/[\s,，、;；]+/).map(Number)
  const [lon, lat] = numbers
  if (numbers.length !== 2 || !Number.isFinite(lon) || !Number.isFinite(lat)) return undefined
  return Math.abs(lon!) <= 180 && Math.abs(lat!) <= 180 ? { lon: lon!, lat: lat! } : undefined
}
