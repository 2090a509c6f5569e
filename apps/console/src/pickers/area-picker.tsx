import type { AreaBody } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import { keyOf, useRead } from '../api/queries.ts'
import { useAreaPickerWords } from './area-words.ts'
import { useSettled } from './use-settled.ts'
import './area-picker.css'

export type AreaLevel = AreaBody['level']

interface AreaPickerProps {
  /** Id of an area. */
  value?: string | null
  onChange: (value: string | undefined, area?: AreaBody) => void
  /** Only areas of these levels can be chosen; those above them open. */
  level?: AreaLevel | readonly AreaLevel[]
  id?: string
  disabled?: boolean
  status?: 'error' | 'warning'
  allowClear?: boolean
  placeholder?: string
  'aria-label'?: string
  /** Id of what says more: the fault under the field. */
  'aria-describedby'?: string
  className?: string
}

interface Labelled {
  value: string
  label: string
}

interface Node {
  id: string
  pId: string | null
  value: string
  title: JSX.Element
  name: string
  selectable: boolean
  isLeaf: boolean
}

/** A pause of the fingers; shorter ones ask for half a name. */
const PAUSE_MS = 200

/** An area by unfolding town, village, grid, or by typing part of its name or code. */
export function AreaPicker({
  value,
  onChange,
  level,
  allowClear = true,
  placeholder,
  className,
  ...rest
}: AreaPickerProps): JSX.Element {
  const say = useAreaPickerWords()
  const levels = useMemo(() => (level === undefined ? undefined : ([level].flat() as AreaLevel[])), [level])
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), PAUSE_MS)
  const tree = useAreaTree(open)
  const found = useRead('listAreas', { query: { q } }, { enabled: q !== '', keep: true })
  const chosen = useRead('readArea', { params: { id: value ?? '' } }, { enabled: Boolean(value) })
  const items = q === '' ? tree.areas : (found.data?.items ?? [])
  const nodes = items.map((area) => nodeOf(area, q !== '', levels, say))

  return (
    <TreeSelect<Labelled, Node>
      {...rest}
      className={`area-picker ${className ?? ''}`}
      // What is chosen has its name also while its branch is not unfolded.
      labelInValue
      value={value ? { value, label: chosen.data?.area.name ?? '…' } : undefined}
      treeData={nodes}
      treeDataSimpleMode={q === ''}
      treeNodeLabelProp="name"
      loadData={q === '' ? async (node) => tree.unfold(String(node.value)) : undefined}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false }}
      allowClear={allowClear}
      placeholder={placeholder ?? say('placeholder')}
      aria-label={rest['aria-label'] ?? (rest.id ? undefined : say('label'))}
      popupMatchSelectWidth={360}
      listHeight={320}
      notFoundContent={<p className="area-none">{tree.failed ? say('failed') : q === '' ? '' : say('none', { q })}</p>}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setTyped('')
      }}
      onChange={(next: Labelled | undefined) =>
        onChange(
          next?.value,
          items.find(({ id }) => id === next?.value),
        )
      }
    />
  )
}

/** Areas as far as they have been unfolded; read once, kept while the district's tree stands. */
function useAreaTree(open: boolean): { areas: AreaBody[]; failed: boolean; unfold: (parent: string) => Promise<void> } {
  const queries = useQueryClient()
  const top = useRead('listAreas', undefined, { enabled: open })
  const root = top.data?.root
  const self = useRead('readArea', { params: { id: root ?? '' } }, { enabled: open && Boolean(root) })
  const [below, setBelow] = useState<AreaBody[]>([])
  async function unfold(parent: string): Promise<void> {
    const input = { query: { parent, limit: 2000 } }
    const { items } = await queries.fetchQuery({
      queryKey: keyOf('listAreas', input),
      queryFn: () => call('listAreas', input),
      staleTime: 60_000,
    })
    setBelow((known) => [...known.filter(({ parentId }) => parentId !== parent), ...items])
  }
  const areas = useMemo(
    () => [...(self.data ? [self.data.area] : []), ...(top.data?.items ?? []), ...below],
    [self.data, top.data, below],
  )
  return { areas, failed: top.isError, unfold }
}

function nodeOf(
  area: AreaBody, flat: boolean, levels: readonly AreaLevel[] | undefined, say: ReturnType<typeof useAreaPickerWords>,
): Node {
  const title = (
    <span className="area-node">
      <span>{area.name}</span>
      <small>{flat && area.within ? area.within : say(`level.${area.level}`)}</small>
    </span>
  )
  // Towns stand beside the district, not below it: one level less to unfold.
  const pId = flat || area.level === 'district' || area.level === 'town' ? null : area.parentId
  return {
    id: area.id, pId, value: area.id, title, name: area.name,
    selectable: levels?.includes(area.level) ?? true,
    isLeaf: flat || area.children === 0 || area.level === 'district' || isDeepEnough(area.level, levels),
  }
}

const order: readonly AreaLevel[] = ['district', 'town', 'village', 'grid', 'micro_grid']

/** Nothing below it could be chosen. */
function isDeepEnough(level: AreaLevel, levels: readonly AreaLevel[] | undefined): boolean {
  return levels !== undefined && levels.every((one) => order.indexOf(one) <= order.indexOf(level))
}
