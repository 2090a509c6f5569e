/** What stands where a list has nothing: why, and what usually comes next. */
import { Button } from 'antd'
import type { JSX } from 'react'
import { Empty } from '../feedback/states.tsx'
import type { CaseFilter } from './filters.ts'
import type { Tab, TabName } from './tabs.ts'
import { useDeskWords } from './words.ts'

export function NothingOwed({
  tab,
  tabs,
  filtered,
  onTab,
  onClear,
}: {
  tab: TabName | undefined
  tabs: readonly Tab[]
  filtered: boolean
  onTab: (name: TabName) => void
  onClear: () => void
}): JSX.Element {
  const say = useDeskWords()
  if (filtered) {
    return (
      <Empty
        title={say('empty.filtered')}
        next={say('empty.filteredNext')}
        action={<Button onClick={onClear}>{say('empty.clear')}</Button>}
      />
    )
  }
  const next = tabs.find(({ name, value }) => name !== tab && value > 0)
  const name = tab ?? 'all'
  return (
    <Empty
      title={say(`empty.${name}`)}
      next={say(`empty.${name}Next`)}
      action={
        next && (
          <Button onClick={() => onTab(next.name)}>
            {say('empty.nextTab', { tab: say(`tabs.${next.name}`), n: next.value })}
          </Button>
        )
      }
    />
  )
}

export function NoEvents({ filter, onClear }: { filter: CaseFilter; onClear: () => void }): JSX.Element {
  const say = useDeskWords()
  const { show, ...narrowed } = filter
  if (Object.keys(narrowed).length > 0) {
    return (
      <Empty
        title={say('empty.filtered')}
        next={say('empty.filteredNext')}
        action={<Button onClick={onClear}>{say('empty.clear')}</Button>}
      />
    )
  }
  return show ? (
    <Empty title={say('empty.eventsAll')} next={say('empty.eventsAllNext')} />
  ) : (
    <Empty title={say('empty.events')} next={say('empty.eventsNext')} />
  )
}
