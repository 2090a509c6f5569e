import { VirtualRows } from '@onegrid/web'
import { Segmented } from 'antd'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { fillAddress } from './post-rules.ts'
import { usePostWords } from './words.ts'
import './posts.css'

const kinds = [
  'desk_without_dispatcher',
  'unit_without_handler',
  'grid_without_officer',
  'grid_without_leader',
] as const
const ROW_PX = 44

/** What stands empty, as a list of things to do: each opens the form that fills it. */
export default function VacanciesPage(): JSX.Element {
  const say = usePostWords()
  const [area, setArea] = useParam('within')
  const [kind, setKind] = useParam('kind')
  const vacancies = useRead('listVacancies', { query: area ? { areaId: area } : {} }, { keep: true })
  const all = vacancies.data?.items ?? []
  const displaced = useRead('listDisplacedPosts')
  const stranded = displaced.data?.items.length ?? 0
  const shown = kinds.flatMap((one) =>
    kind === undefined || kind === one ? all.filter((vacancy) => vacancy.kind === one) : [],
  )
  const filters = [
    { value: 'all', label: say('vacancies.all', { n: all.length }) },
    ...kinds.map((value) => ({ value, n: all.filter((one) => one.kind === value).length })).filter(({ n }) => n > 0)
      .map(({ value, n }) => ({ value, label: say('vacancies.one', { kind: say(`vacancies.kind.${value}`), n }) })),
  ]
  return (
    <>
      <RoomHead title={say('vacancies.title')} note={vacancies.isSuccess && say('vacancies.note', { n: all.length })} />
      {stranded > 0 && (
        <div className="posts-banner" role="status">
          <span>{say('displaced.banner', { n: stranded })}</span>
          <LinkButton type="primary" to="/admin/vacancies/displaced">
            {say('displaced.act')}
          </LinkButton>
        </div>
      )}
      <div className="posts-tools vacancies-tools">
        <Segmented
          value={kind ?? 'all'}
          options={filters}
          onChange={(value) => setKind(value === 'all' ? undefined : value)}
          aria-label={say('vacancies.title')}
        />
        <AreaPicker value={area} onChange={setArea} placeholder={say('allAreas')} aria-label={say('allAreas')} />
      </div>
      <div className="posts">
        {vacancies.isPending && <Waiting />}
        {vacancies.error && <Failed error={vacancies.error} again={() => void vacancies.refetch()} />}
        {vacancies.isSuccess && shown.length === 0 && (
          <Empty title={say('vacancies.none')} next={say('vacancies.noneNext')} />
        )}
        {shown.length > 0 && (
          <div className="posts-rows">
            <VirtualRows
              rows={shown}
              keyOf={(vacancy) => `${vacancy.kind} ${vacancy.id}`}
              height={ROW_PX}
              label={say('vacancies.title')}
              render={(vacancy) => (
                <div className="vacancy-row">
                  <span className="tag">{say(`vacancies.kind.${vacancy.kind}`)}</span>
                  <span>
                    <small>{vacancy.within}</small> <b>{vacancy.name}</b>
                  </span>
                  <span className="vacancy-effect">{say(`vacancies.effect.${vacancy.kind}`)}</span>
                  <LinkButton
                    size="small"
                    to={fillAddress(vacancy)}
                    aria-label={`${say('vacancies.give')} ${vacancy.name}`}
                  >
                    {say('vacancies.give')}
                  </LinkButton>
                </div>
              )}
            />
          </div>
        )}
      </div>
    </>
  )
}
