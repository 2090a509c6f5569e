import { unitFunctions } from '@onegrid/domain'
import { Button, Checkbox, Input, Popover, Select } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { functionName } from '../routing/rule-sentence.ts'
import { classChoices, filterMatters, functionsIn, matterFlags } from './matter-list.ts'
import type { MatterFilter, MatterRow } from './matter-list.ts'
import { useMatterWords } from './words.ts'

/** Words, class, function, and what is special: each narrows the list at once. */
export function FilterBar({ filter, change, all, shown, narrow, focus }: {
  filter: MatterFilter
  change: (patch: Partial<MatterFilter>) => void
  all: readonly MatterRow[]
  shown: number
  /** The list has given way to a matter. */
  narrow: boolean
  /** Grows when the search shall have the focus. */
  focus: number
}): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const input = useRef<InputRef>(null)
  useEffect(() => {
    if (focus > 0) input.current?.focus({ cursor: 'all' })
  }, [focus])
  const classes = useMemo(() => classChoices(language).flatMap(({ options, ...one }) => [one, ...options]), [language])
  const functions = useMemo(
    () => functionsIn(all.map(({ matter }) => matter), unitFunctions.map(({ name }) => name))
      .map((name) => ({ value: name, label: functionName(name, language) })),
    [all, language],
  )
  return (
    <div className="matters-filter" role="search">
      <Input
        ref={input} allowClear value={filter.q} placeholder={say('search')} aria-label={say('searchLabel')}
        className="matters-search"
        onChange={(event) => change({ q: event.target.value })}
      />
      <Select
        allowClear showSearch={{ optionFilterProp: 'label' }} className="matters-class" value={filter.prefix || null}
        placeholder={say('allClasses')} aria-label={say('classLabel')} options={classes} popupMatchSelectWidth={280}
        optionRender={({ value, label }) => (
          <span className={String(value).length === 4 ? 'matters-sub' : 'matters-top'}>{label}</span>
        )}
        onChange={(prefix) => change({ prefix: prefix ?? '' })}
      />
      {!narrow && (
        <Select
          allowClear showSearch={{ optionFilterProp: 'label' }} value={
            filter.unitFunction || null
          } placeholder={say('allFunctions')} aria-label={say('functionLabel')}
          className="matters-function" options={functions} popupMatchSelectWidth={240}
          onChange={(unitFunction) => change({ unitFunction: unitFunction ?? '' })}
        />
      )}
      <Popover
        trigger="click" placement="bottomRight"
        content={(
          <Checkbox.Group
            className="matters-flags" value={[...filter.flags]} onChange={(flags) => change({ flags })}
            options={matterFlags.map((flag) => {
              const n = filterMatters(all, { q: '', prefix: '', unitFunction: '', flags: [flag] }).length
              return { value: flag, label: <span>{say(`filter.${flag}`)} <small>{n}</small></span> }
            })}
          />
        )}
      >
        <Button type={filter.flags.length > 0 ? 'primary' : 'default'} ghost={filter.flags.length > 0}>
          {say('filter.label')}{filter.flags.length > 0 ? ` ${filter.flags.length}` : ''}
        </Button>
      </Popover>
      {shown < all.length && <span className="rules-soft">{say('of', { n: shown, of: all.length })}</span>}
    </div>
  )
}
