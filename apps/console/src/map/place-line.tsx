import { Input } from 'antd'
import type { MapPoint } from '@onegrid/web/map'
import { useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import type { Answer } from '../api/client.ts'
import { useProblemText } from '../feedback/problem.ts'
import { readPoint } from './read-point.ts'
import { useSettled } from '../pickers/use-settled.ts'
import { useMapWords } from './words.ts'
import './place-line.css'

type Note = 'unreadable' | 'outside' | 'turned'

interface PlaceLineProps {
  point: MapPoint | null
  onPick: (point: MapPoint) => void
}

/** Under the pin: in whose grid it stands, and the coordinates to be read out or typed. */
export function PlaceLine({ point, onPick }: PlaceLineProps): JSX.Element {
  const say = useMapWords()
  const textOf = useProblemText()
  const [noted, setNoted] = useState<{ note: Note | undefined; at: MapPoint | null }>()
  // What was said of one place is not said of the next.
  const note = noted && noted.at?.lon === point?.lon && noted.at?.lat === point?.lat ? noted.note : undefined
  const settled = useSettled(point, 150)
  const { data, error } = useRead('locatePoint', { query: settled! }, { enabled: settled !== null, keep: true })
  const found = error ? textOf(error) : data ? wordsOf(data) : say('place.locating')
  const where = point ? found : say('place.none')
  const told = note === 'turned' ? say('place.turned', { where }) : note ? say(`place.${note}`) : where
  const isProblem = note === 'unreadable' || note === 'outside' || Boolean(error)
  return (
    <div className="place-line">
      <span role="status" className={isProblem ? 'is-problem' : ''}>{told}</span>
      <Coordinates
        point={point} faulty={isProblem} onPick={onPick} onNote={(said, at = point) => setNoted({ note: said, at })}
      />
    </div>
  )

  function wordsOf({ grid, village, town, nearest }: Answer<'locatePoint'>): string {
    if (grid) return [town?.name, grid.name].filter(Boolean).join(' · ')
    if (nearest) return say('place.nearest', { name: nearest.grid.name, n: nearest.metres })
    return [town?.name, village?.name, say('place.noGrid')].filter(Boolean).join(' · ')
  }
}

function Coordinates({ point, faulty, onPick, onNote }: PlaceLineProps & {
  faulty: boolean; onNote: (note: Note | undefined, at?: MapPoint | null) => void
}): JSX.Element {
  const say = useMapWords()
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? (point ? `${point.lon.toFixed(6)}, ${point.lat.toFixed(6)}` : '')

  function take(): void {
    if (typed === undefined) return
    if (typed.trim() === '') return setTyped(undefined)
    const read = readPoint(typed)
    if ('fault' in read) return onNote(read.fault)
    onNote(read.turned ? 'turned' : undefined, read.point)
    setTyped(undefined)
    onPick(read.point)
  }

  return (
    <Input
      size="small" className="place-coordinates" value={shown} aria-label={say('place.coordinates')}
      placeholder={say('place.coordinates')} status={typed !== undefined && faulty ? 'error' : undefined}
      aria-invalid={typed !== undefined && faulty}
      onChange={({ target }) => { setTyped(target.value); onNote(undefined) }} onBlur={take} onPressEnter={take}
    />
  )
}
