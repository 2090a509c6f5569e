import { FilterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy, useState } from 'react'
import type { JSX } from 'react'
import { Waiting } from '../feedback/states.tsx'
import { FilterChips } from './filter-chips.tsx'
import { narrowedBy } from './filters.ts'
import type { CaseFilter, ChangeFilter, FilterName } from './filters.ts'
import { useDeskWords } from './words.ts'

const FilterPanel = lazy(() => import('./filter-panel.tsx'))

interface Filtering {
  filter: CaseFilter
  onChange: ChangeFilter
  open: boolean
  setOpen: (open: boolean) => void
}

export function useFiltering(filter: CaseFilter, onChange: ChangeFilter): Filtering {
  const [open, setOpen] = useState(false)
  return { filter, onChange, open, setOpen }
}

export function FilterButton({ filter, open, setOpen }: Filtering): JSX.Element {
  const say = useDeskWords()
  const n = narrowedBy(filter).length
  const text = n > 0 ? say('filter.count', { n }) : say('filter.button')
  return (
    <Button
      icon={<FilterOutlined />}
      aria-expanded={open}
      aria-label={text}
      title={text}
      type={open || n > 0 ? 'primary' : 'default'}
      ghost={open || n > 0}
      onClick={() => setOpen(!open)}
    >
      {text}
    </Button>
  )
}

/** The panel where it is open; else what is set. */
export function FilterRow({
  filter,
  onChange,
  open,
  setOpen,
  except,
}: Filtering & { except?: readonly FilterName[] }): JSX.Element {
  if (!open) return <FilterChips filter={filter} onChange={onChange} />
  return (
    <Suspense fallback={<Waiting rows={3} />}>
      <FilterPanel filter={filter} onChange={onChange} onClose={() => setOpen(false)} except={except} />
    </Suspense>
  )
}
