import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Tree } from '../tree/tree.tsx'
import type { TreeItem } from '../tree/tree.tsx'
import { useAdminWords } from '../words.ts'
import type { Branches } from './use-branches.ts'
import { useAreaWords } from './words.ts'

/** District, towns, villages, grids; or, while something is typed, whatever has it in its name or code. */
export function AreaTree({ branches, chosen, onChoose }: {
  branches: Branches
  chosen: string | undefined
  onChoose: (id: string) => void
}): JSX.Element {
  const say = useAreaWords()
  const admin = useAdminWords()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState<string>()
  const q = useDeferredValue(typed.trim())
  const found = useRead('listAreas', { query: { q } }, { enabled: q !== '', keep: true })
  const tree = branches.rows.map(({ area, depth, open, waiting }): TreeItem => ({
    id: area.id, name: area.name, depth, open, waiting,
    note: area.level === 'grid' || area.level === 'micro_grid' ? undefined : say('grids', { count: area.grids }),
  }))
  const matches = (found.data?.items ?? []).map((area): TreeItem => ({
    id: area.id, name: area.name, depth: 0, open: null, note: area.within || admin(`level.${area.level}`),
  }))
  const items = q === '' ? tree : matches
  return (
    <section className="areas-tree" aria-label={say('tree')}>
      <Input.Search
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={say('search')}
        allowClear
        aria-label={say('searchLabel')}
        className="areas-search"
        onSearch={() => matches[0] && q !== '' && onChoose(matches[0].id)}
      />
      {q !== '' && found.isSuccess && matches.length === 0 ? (
        <p className="areas-none" role="status">
          {say('searchNone', { q })}
        </p>
      ) : (
        <Tree
          label={say('tree')}
          items={items}
          chosen={chosen}
          active={active}
          onActive={setActive}
          onChoose={onChoose}
          onToggle={branches.toggle}
        />
      )}
    </section>
  )
}
