import { useEffect, useId, useRef } from 'react'
import type { JSX, KeyboardEvent, ReactNode } from 'react'
import { move } from './moves.ts'
import type { TreeRow } from './moves.ts'
import './tree.css'

export interface TreeItem extends TreeRow {
  name: string
  /** Said beside the name, quietly: a count, where it lies. */
  note?: ReactNode
  mark?: ReactNode
  muted?: boolean
  /** What lies below it is being read. */
  waiting?: boolean
}

interface TreeProps {
  label: string
  items: readonly TreeItem[]
  /** The one that is shown beside the tree. */
  chosen?: string
  /** Where the keyboard is. */
  active: string | undefined
  onActive: (id: string) => void
  onChoose: (id: string) => void
  onToggle: (id: string) => void
}

/** A tree by keyboard and mouse: arrows move and unfold, Enter shows, letters are left to the search above it. */
export function Tree({ label, items, chosen, active, onActive, onChoose, onToggle }: TreeProps): JSX.Element {
  const base = useId()
  const box = useRef<HTMLDivElement>(null)
  const at = active !== undefined && items.some(({ id }) => id === active) ? active : (chosen ?? items[0]?.id)
  useEffect(() => {
    box.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function pressed(event: KeyboardEvent): void {
    const step = move(items, at, event.key)
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    if (step.to !== undefined) onActive(step.to)
    if (step.toggle !== undefined) onToggle(step.toggle)
    if (step.choose !== undefined) onChoose(step.choose)
  }

  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      className="tree"
      tabIndex={0}
      onKeyDown={pressed}
      aria-activedescendant={at === undefined ? undefined : `${base}${at}`}
    >
      {items.map((item) => (
        <div
          key={item.id}
          id={`${base}${item.id}`}
          role="treeitem"
          aria-level={item.depth + 1}
          data-active={item.id === at}
          aria-expanded={item.open ?? undefined}
          aria-selected={item.id === chosen}
          className={`tree-row${item.id === chosen ? ' chosen' : ''}${item.muted ? ' muted' : ''}`}
          style={{ paddingInlineStart: 4 + item.depth * 16 }}
          onClick={() => {
            onActive(item.id)
            onChoose(item.id)
          }}
        >
          <span
            className={foldClass(item)}
            aria-hidden="true"
            onClick={(event) => {
              if (item.open === null) return
              event.stopPropagation()
              onActive(item.id)
              onToggle(item.id)
            }}
          />
          {item.mark}
          <span className="tree-name" title={item.name}>
            {item.name}
          </span>
          {item.note !== undefined && <span className="tree-note">{item.note}</span>}
        </div>
      ))}
    </div>
  )
}

function foldClass({ open, waiting }: Pick<TreeItem, 'open' | 'waiting'>): string {
  return `tree-fold${open === null ? ' none' : open ? ' open' : ''}${waiting ? ' waiting-fold' : ''}`
}
