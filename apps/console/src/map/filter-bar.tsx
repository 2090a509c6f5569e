import { wordsOf } from '@onegrid/domain/words'
import { LightMark } from '@onegrid/web'
import { Select } from 'antd'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { ClassIcon } from '../case/class-icon.tsx'
import { AreaPicker } from '../pickers/area-picker.tsx'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { lights } from './map-filters.ts'
import type { MapFilter } from './map-filters.ts'
import { useMapWords } from './words.ts'

interface FilterBarProps {
  filter: MapFilter
  onChange: (change: MapFilter) => void
  /** The area that was gone to last. */
  area: string | undefined
  onArea: (id: string | undefined) => void
}

export function FilterBar({ filter, onChange, area, onArea }: FilterBarProps): JSX.Element {
  const say = useMapWords()
  const shell = useShellWords()
  const { light: names } = wordsOf(useLanguage())
  const { data: classes } = useRead('listMatterClasses', undefined, { fresh: Infinity })
  return (
    <div className="map-filters">
      <AreaPicker
        className="map-area" value={area} onChange={onArea} aria-label={say('filter.area')}
        placeholder={say('filter.area')}
      />
      <div className="map-lights" role="group" aria-label={say('filter.light')}>
        {lights.map((light) => (
          <button key={light} type="button" aria-pressed={filter.light === light}
            onClick={() => onChange({ light: filter.light === light ? undefined : light })}>
            <LightMark light={light} /> {names[light]}
          </button>
        ))}
      </div>
      <Select
        allowClear className="map-class" value={filter.matter} placeholder={say('filter.class')}
        aria-label={say('filter.class')} onChange={(matter?: string) => onChange({ matter })}
        options={classes?.items.map(({ code, name }) => ({ value: code, label: <ClassRow code={code} name={name} /> }))}
      />
      <Select
        allowClear className="map-level" value={filter.level} placeholder={say('filter.level')}
        aria-label={say('filter.level')} onChange={(level?: string) => onChange({ level })}
        options={[1, 2, 3, 4].map((level) => ({ value: String(level), label: levelName(shell, level) }))}
      />
    </div>
  )
}

function ClassRow({ code, name }: { code: string; name: string }): JSX.Element {
  return <span className="map-class-row"><ClassIcon matter={code} name={name} /> {name}</span>
}
