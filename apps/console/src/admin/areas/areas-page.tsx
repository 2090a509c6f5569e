import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { address } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { AreaCard } from './area-card.tsx'
import { AreaTree } from './area-tree.tsx'
import { useBranches } from './use-branches.ts'
import { useAreaWords } from './words.ts'
import './areas.css'

const AreaMap = lazy(() => import('./area-map.tsx'))

/** The tree, the map of what is chosen in it, and what is known of that. The choice stands in the address. */
export default function AreasPage(): JSX.Element {
  const say = useAreaWords()
  const [search, setSearch] = useSearchParams()
  const given = search.get('at')
  const chosen = useRead('readArea', { params: { id: given ?? '' } }, { enabled: given !== null, keep: true })
  const branches = useBranches(given === chosen.data?.area.id ? chosen.data.path.map(({ id }) => id) : [])
  const { root } = branches
  const area = given === null ? root : chosen.data?.area
  const choose = (id: string): void => setSearch((now) => {
    now.set('at', id)
    return now
  })

  if (branches.error) return <Failed error={branches.error} again={branches.again} />
  if (branches.isPending) return <Waiting />
  if (!root) return <Empty title={say('none')} next={say('noneNext')} />
  const towns = branches.rows.filter(({ area: { level } }) => level === 'town').length
  return (
    <>
      <RoomHead title={say('title')} note={say('note', { towns, grids: root.grids })}>
        {area && <ExportMenu name={area.name} grids={area.grids} parent={area.id === root.id ? undefined : area.id} />}
        <LinkButton to="/admin/areas/imports">{say('imports')}</LinkButton>
        <LinkButton to="/admin/areas/import" type="primary">
          {say('import')}
        </LinkButton>
      </RoomHead>
      <div className="areas">
        <AreaTree branches={branches} chosen={area?.id} onChoose={choose} />
        <div className="areas-map">
          <Suspense fallback={<Waiting />}>{area && <AreaMap area={area} onChoose={choose} />}</Suspense>
        </div>
        <aside className="areas-card">
          {chosen.error ? <Failed error={chosen.error} again={() => void chosen.refetch()} /> : null}
          {!chosen.error &&
            (area ? <AreaCard area={area} path={chosen.data?.path ?? []} onChoose={choose} /> : <Waiting />)}
        </aside>
      </div>
    </>
  )
}

/** Grids of the chosen area and all below, as a file. */
function ExportMenu({ name, grids, parent }: { name: string; grids: number; parent: string | undefined }): JSX.Element {
  const say = useAreaWords()
  const link = (format: 'geojson' | 'xlsx', label: string): JSX.Element =>
    <a href={address('exportAreas', { query: { format, ...(parent && { parent }) } })} download>{label}</a>
  const items = [
    { key: 'what', type: 'group' as const, label: say('exportOf', { name, n: grids }), children: [
      { key: 'geojson', label: link('geojson', say('exportGeojson')) },
      { key: 'xlsx', label: link('xlsx', say('exportXlsx')) },
    ] },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} disabled={grids === 0}>
      <Button icon={<DownOutlined />} iconPlacement="end">{say('export')}</Button>
    </Dropdown>
  )
}
