/** All that a list can be narrowed by. What is chosen takes effect at once; the list stands below. Loaded on need. */
import { eventStates } from '@onegrid/domain'
import type { EventState, Level, Light, Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { LevelBar, LightMark } from '@onegrid/web'
import { Button } from 'antd'
import { useId } from 'react'
import type { JSX, ReactNode } from 'react'
import { AreaPicker } from '../pickers/area-picker.tsx'
import { ChoicesPicker } from '../pickers/choice-picker.tsx'
import { DeskPicker } from '../pickers/desk-picker.tsx'
import { UnitPicker } from '../pickers/unit-picker.tsx'
import { useLanguage } from '../words/room-words.ts'
import { narrowedBy, toggled, without } from './filters.ts'
import type { CaseFilter, ChangeFilter, FilterName } from './filters.ts'
import { MatterFilter } from './matter-filter.tsx'
import { SpanField } from './span-field.tsx'
import { Toggles } from './toggles.tsx'
import { useDeskWords } from './words.ts'
import './filter-panel.css'

interface FilterPanelProps {
  filter: CaseFilter
  onChange: ChangeFilter
  onClose: () => void
  /** Not asked here: it makes no sense on this list, or stands elsewhere. */
  except?: readonly FilterName[]
}

export default function FilterPanel({ filter, onChange, onClose, except = [] }: FilterPanelProps): JSX.Element {
  const say = useDeskWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const set = <N extends FilterName>(name: N, value: CaseFilter[N]): void =>
    onChange((before) => ({ ...before, [name]: value }))
  const field = (name: FilterName, control: (id: string) => ReactNode, wide = false): ReactNode =>
    !except.includes(name) && (
      <Field key={name} label={say(`filter.${name}`)} wide={wide}>
        {control}
      </Field>
    )

  return (
    <section className="filter-panel" aria-label={say('filter.title')}>
      <div className="filter-fields">
        {field('area', (id) => (
          <AreaPicker
            id={id}
            value={filter.area ?? null}
            onChange={(area) => set('area', area)}
            placeholder={say('filter.anyArea')}
          />
        ))}
        {field('matter', (id) => (
          <MatterFilter id={id} value={filter.matter} onChange={(matter) => set('matter', matter)} />
        ))}
        {field('state', (id) => (
          <ChoicesPicker
            id={id}
            placeholder={say('filter.anyState')}
            value={filter.state}
            onChange={(states) => set('state', states as EventState[] | undefined)}
            choices={stateGroups(words.eventState, say)}
          />
        ))}
        {field('unit', (id) => (
          <UnitPicker id={id} value={filter.unit} onChange={(unit) => set('unit', unit)} />
        ))}
        {field('desk', (id) => (
          <DeskPicker id={id} value={filter.desk} onChange={(desk) => set('desk', desk)} />
        ))}
        {field('light', () => (
          <Toggles<Light>
            label={say('filter.light')}
            isOn={(light) => light === filter.light}
            onToggle={(light) => set('light', light === filter.light ? undefined : light)}
            choices={lights.map((light) => ({
              value: light,
              label: words.light[light],
              shown: (
                <>
                  <LightMark light={light} />
                  {words.light[light]}
                </>
              ),
            }))}
          />
        ))}
        {field('level', () => (
          <Toggles<Level>
            label={say('filter.level')}
            isOn={(level) => filter.level?.includes(level) ?? false}
            onToggle={(level) => onChange((before) => ({ ...before, level: toggled(before.level, level)?.toSorted() }))}
            choices={levels.map((level) => ({
              value: level,
              label: words.level[level],
              shown: (
                <>
                  <LevelBar level={level} name={words.level[level]} />
                  {words.level[level]}
                </>
              ),
            }))}
          />
        ))}
        {field(
          'source',
          () => (
            <Toggles<Source>
              label={say('filter.source')}
              isOn={(source) => filter.source?.includes(source) ?? false}
              onToggle={(source) => onChange((before) => ({ ...before, source: toggled(before.source, source) }))}
              choices={(Object.keys(words.source) as Source[]).map((source) => ({
                value: source,
                label: words.source[source],
              }))}
            />
          ),
          true,
        )}
        {field(
          'opened',
          (id) => (
            <SpanField
              id={id}
              value={filter.opened}
              onChange={(span) => set('opened', span)}
              moving={['today', 'yesterday', 'week', 'month', 'last30']}
            />
          ),
          true,
        )}
        {field(
          'due',
          (id) => (
            <SpanField
              id={id}
              value={filter.due}
              onChange={(span) => set('due', span)}
              moving={['past', 'today', 'tomorrow', 'week']}
            />
          ),
          true,
        )}
        <div className="filter-foot">
          <Button
            type="text"
            disabled={narrowedBy(filter).length === 0}
            onClick={() => onChange((before) => without(before, ...narrowedBy(before)))}
          >
            {say('filter.clear')}
          </Button>
          <Button onClick={onClose}>{say('filter.close')}</Button>
        </div>
      </div>
    </section>
  )
}

const lights: readonly Light[] = ['red', 'yellow', 'green', 'paused']
const levels: readonly Level[] = [1, 2, 3, 4]

function Field({
  label,
  wide,
  children,
}: {
  label: string
  wide: boolean
  children: (id: string) => ReactNode
}): JSX.Element {
  const id = useId()
  return (
    <div className={`filter-field${wide ? ' is-wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function stateGroups(words: Readonly<Record<EventState, string>>, say: ReturnType<typeof useDeskWords>) {
  const choices = (open: boolean) =>
    (Object.keys(words) as EventState[])
      .filter((state) => eventStates[state].open === open)
      .map((state) => ({ value: state, label: words[state] }))
  return [
    { title: say('filter.openStates'), choices: choices(true) },
    { title: say('filter.closedStates'), choices: choices(false) },
  ]
}
