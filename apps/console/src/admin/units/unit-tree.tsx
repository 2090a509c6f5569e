import type { Unit } from '@onegrid/contract'
import { useEffect, useMemo, useState } from 'react'
import type { JSX } from 'react'
import { unfolded } from '../tree/moves.ts'
import { Tree } from '../tree/tree.tsx'
import type { TreeItem } from '../tree/tree.tsx'
import type { UnitNode } from './unit-rows.ts'
import { useUnitWords } from './words.ts'

/** @param narrowed everything that is left is unfolded */
export function UnitTree({ tree, narrowed, path, onChoose }: {
  tree: readonly UnitNode[]
  narrowed: boolean
  /** The chosen unit and those above it. */
  path: readonly Unit[]
  onChoose: (id: string) => void
}): JSX.Element {
  const say = useUnitWords()
  const [active, setActive] = useState<string>()
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(tree.map(({ unit }) => unit.id)))
  const above = path.slice(1).map(({ id }) => id).join()
  useEffect(() => {
    if (above) setOpen((now) => new Set([...now, ...above.split(',')]))
  }, [above])
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set())
  const items = useMemo((): TreeItem[] => {
    const isOpen = (id: string): boolean => (narrowed ? !shut.has(id) : open.has(id))
    return unfolded(tree, ({ unit }) => unit.id, ({ below }) => below, ({ below }) => below.length > 0, isOpen)
      .map(({ one: { unit, fits }, ...row }) => ({
        ...row, id: unit.id, name: unit.name, muted: !fits || !unit.active,
        note: unit.active ? unit.posts > 0 && say('posts', { count: unit.posts }) : say('closedMark'),
      }))
  }, [tree, narrowed, open, shut, say])

  function toggle(id: string): void {
    const flip = (now: ReadonlySet<string>): ReadonlySet<string> => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    }
    if (narrowed) setShut(flip)
    else setOpen(flip)
  }

  return (
    <div className="pane-body">
      <Tree
        label={say('title')}
        items={items}
        chosen={path[0]?.id}
        active={active}
        onActive={setActive}
        onChoose={onChoose}
        onToggle={toggle}
      />
    </div>
  )
}
