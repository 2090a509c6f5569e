import { CloseOutlined } from '@ant-design/icons'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { narrowedBy, without } from './filters.ts'
import type { CaseFilter, ChangeFilter } from './filters.ts'
import { shortened, valuesOf } from './filter-words.ts'
import { useFilterNames } from './use-filter-names.ts'
import { useDeskWords } from './words.ts'
import './filter-chips.css'

/** What the list is narrowed by, each to be taken away. Nothing where it is not narrowed. */
export function FilterChips({ filter, onChange }: { filter: CaseFilter; onChange: ChangeFilter }): JSX.Element | null {
  const say = useDeskWords()
  const language = useLanguage()
  const names = useFilterNames(filter)
  const active = narrowedBy(filter)
  if (active.length === 0) return null
  return (
    <div className="filter-chips" role="group" aria-label={say('filter.title')}>
      {active.map((name) => {
        const values = valuesOf(filter, name, names, language, say)
        const what = say('filter.chip', { name: say(`filter.${name}`), value: shortened(values, say) })
        return (
          <button
            key={name}
            type="button"
            title={values.join(say('filter.and'))}
            aria-label={say('filter.remove', { what })}
            onClick={() => onChange((before) => without(before, name))}
          >
            <span>{say(`filter.${name}`)}</span> {shortened(values, say)} <CloseOutlined aria-hidden="true" />
          </button>
        )
      })}
      <button type="button" className="filter-clear" onClick={() => onChange((before) => without(before, ...active))}>
        {say('filter.clear')}
      </button>
    </div>
  )
}
