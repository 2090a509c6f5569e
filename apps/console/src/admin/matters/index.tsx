import { chinaDate } from '@onegrid/domain'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useNow, useRoles } from '../../session/session.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { faultPlace } from '../policies/links.ts'
import { RulesRoom } from '../policies/rules-room.tsx'
import { CatalogueList } from './catalogue-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { MatterPane } from './matter-pane.tsx'
import { filterMatters, matterRows } from './matter-list.ts'
import { useMatterFilter } from './use-matter-filter.ts'
import { useMatterWords } from './words.ts'
import './matters.css'

/** The catalogue: a list to look through, and beside it the matter that one has chosen. */
export default function MattersPage(): JSX.Element {
  const say = useMatterWords()
  const mayWrite = useRoles('admin_system')
  const [search, setSearch] = useSearchParams()
  const open = (code: string | null): void => setSearch((now) => {
    if (code === null) now.delete('matter')
    else now.set('matter', code)
    for (const name of ['field', 'edit', 'copy']) now.delete(name)
    return now
  }, { replace: true })
  const chosen = search.get('matter')
  return (
    <RulesRoom
      title={say('title')}
      head={(standing) => (
        <>
          {standing && (
            <span className="admin-head-note">{say('count', { count: standing.policy.matters.length })}</span>
          )}
          {mayWrite && (
            <span className="admin-head-tools">
              <Button type="primary" onClick={() => open('new')}>
                {say('add')}
              </Button>
            </span>
          )}
        </>
      )}
    >
      {(standing) => <Catalogue standing={standing} chosen={chosen} open={open} />}
    </RulesRoom>
  )
}

function Catalogue({ standing, chosen, open }: {
  standing: Standing
  chosen: string | null
  open: (code: string | null) => void
}): JSX.Element {
  const today = chinaDate(useNow(60_000))
  const [filter, change] = useMatterFilter()
  const [focus, setFocus] = useState(0)
  const faulty = useMemo(() => {
    const places = (standing.draft?.faults ?? []).map(({ path }) => faultPlace(path, standing.policy).piece)
    return new Set(
      places.filter((piece) => piece.startsWith('matters/')).map((piece) => piece.slice('matters/'.length)),
    )
  }, [standing])
  const all = useMemo(() => matterRows({ ...standing, faulty }, today), [standing, faulty, today])
  const rows = useMemo(() => filterMatters(all, filter), [all, filter])
  return (
    <div className={`matters-body${chosen === null ? '' : ' beside'}`}>
      <section className="matters-list">
        <FilterBar
          filter={filter} change={change} all={all} shown={rows.length} narrow={chosen !== null} focus={focus}
        />
        <CatalogueList
          rows={rows} chosen={chosen} open={open}
          clear={() => change({ q: '', prefix: '', unitFunction: '', flags: [] })}
          search={() => setFocus((n) => n + 1)}
        />
      </section>
      {chosen !== null && (
        <MatterPane key={chosen} code={chosen} standing={standing} rows={all} today={today} open={open} />
      )}
    </div>
  )
}
