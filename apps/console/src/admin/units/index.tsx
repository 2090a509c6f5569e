import { Button, Checkbox, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { UnitForm } from './unit-form.tsx'
import { UnitPane } from './unit-pane.tsx'
import { pathOf, unitTree } from './unit-rows.ts'
import { UnitTree } from './unit-tree.tsx'
import { useUnitWords } from './words.ts'

/** Units as a tree, and beside it the one that was chosen: what it does, its desks, its people. */
export default function UnitsRoom(): JSX.Element {
  const say = useUnitWords()
  const [params] = useSearchParams()
  const [chosen, setChosen] = useParam('unit')
  const [area, setArea] = useParam('area')
  const [closed, setClosed] = useParam('closed')
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const text = useDeferredValue(typed.trim())
  const units = useRead('listUnits', { query: closed ? { closed: true } : {} }, { keep: true })
  const desks = useRead('listDesks', { query: {} })
  const inside = useAreasIn(area)
  const all = units.data?.items
  const known = useMemo(() => new Map((all ?? []).map((unit) => [unit.id, unit])), [all])
  const tree = useMemo(
    () => unitTree(all ?? [], desks.data?.items ?? [], { text, areas: inside }),
    [all, desks.data, text, inside],
  )

  if (units.error) return <Failed error={units.error} again={() => void units.refetch()} />
  if (!all) return <Waiting />
  const unit = chosen === undefined ? undefined : known.get(chosen)
  const note = say('note', { units: all.filter(({ active }) => active).length, desks: desks.data?.items.length ?? 0 })
  return (
    <>
      <RoomHead title={say('title')} note={note}>
        <Button type="primary" onClick={() => setAdding(true)}>
          {say('new')}
        </Button>
      </RoomHead>
      <div className="panes">
        <section className="pane" aria-label={say('title')}>
          <div className="pane-tools">
            <Input.Search
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              allowClear
              placeholder={say('search')}
              aria-label={say('search')}
            />
            <AreaPicker
              value={area}
              onChange={setArea}
              placeholder={say('all')}
              level={['district', 'town', 'village']}
              aria-label={say('fact.area')}
            />
            <Checkbox
              checked={closed !== undefined}
              onChange={({ target }) => setClosed(target.checked ? '1' : undefined)}
            >
              {say('closed')}
            </Checkbox>
          </div>
          {tree.length === 0 ? (
            <Empty title={say('none')} next={say('noneNext')} />
          ) : (
            <UnitTree
              tree={tree}
              narrowed={text !== '' || inside !== undefined}
              path={unit ? pathOf(known, unit.id) : []}
              onChoose={setChosen}
            />
          )}
        </section>
        <section className="pane">
          {unit && <UnitPane key={unit.id} unit={unit} known={known} onChoose={setChosen} />}
          {!unit && chosen !== undefined && <Empty title={say('gone')} />}
          {chosen === undefined && <Empty title={say('choose')} next={say('chooseNext')} />}
        </section>
      </div>
      {adding && (
        <UnitForm areaId={params.get('area') ?? undefined} onClose={() => setAdding(false)} onMade={setChosen} />
      )}
    </>
  )
}

/** The area and everything below it down to the villages: units serve no grids. */
function useAreasIn(area: string | undefined): ReadonlySet<string> | undefined {
  const enabled = area !== undefined
  const villages = useRead(
    'listAreas',
    { query: { parent: area, level: 'village', limit: 2000 } },
    { enabled, keep: true },
  )
  const towns = useRead('listAreas', { query: { parent: area, level: 'town' } }, { enabled, keep: true })
  return useMemo(() => {
    if (area === undefined) return undefined
    const below = [...(villages.data?.items ?? []), ...(towns.data?.items ?? [])]
    return new Set([area, ...below.map(({ id }) => id)])
  }, [area, villages.data, towns.data])
}
