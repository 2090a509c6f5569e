import { CopyOutlined } from '@ant-design/icons'
import type { AreaBody } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { dayText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import { useAdminWords } from '../words.ts'
import { useAreaWords } from './words.ts'

type Path = readonly { id: string; name: string }[]

/** What is known of one area; of a grid also its public card. */
export function AreaCard({
  area,
  path,
  onChoose,
}: {
  area: AreaBody
  path: Path
  onChoose: (id: string) => void
}): JSX.Element {
  const say = useAreaWords()
  const admin = useAdminWords()
  const language = useLanguage()
  // The rest of the kinds and classes are a district's own words.
  const known = (table: 'kind' | 'urban', key: string | null): string | null => {
    if (key === null) return null
    const text = say(`${table}.${key}` as 'kind.division')
    return text === `${table}.${key}` ? key : text
  }
  const scheme = say(`scheme.${area.codeScheme}` as 'scheme.nbs')
  return (
    <>
      <h2>{area.name}</h2>
      <Facts
        items={[
          [say('fact.level'), admin(`level.${area.level}`)],
          [say('fact.where'), path.length > 1 && <Above key="above" path={path} onChoose={onChoose} />],
          [say('fact.code'), <Code key="code" code={area.code} />],
          [say('fact.list'), say('schemeVersion', { scheme, version: area.codeVersion })],
          [say('fact.kind'), known('kind', area.kind)],
          [say('fact.households'), area.households],
          [say('fact.urbanRural'), known('urban', area.urbanRuralClass)],
          [say('fact.below'), area.children || null],
          [say('fact.grids'), area.level === 'grid' ? null : area.grids],
          [say('fact.from'), dayText(area.validFrom, language)],
          [say('fact.version'), area.version],
        ]}
      />
      {area.level !== 'grid' && area.level !== 'micro_grid' && (
        <Link to={`/admin/units?area=${area.id}`}>{say('units')}</Link>
      )}
      {area.level === 'grid' && <GridCard id={area.id} />}
    </>
  )
}

function Above({ path, onChoose }: { path: Path; onChoose: (id: string) => void }): JSX.Element {
  const above = path.slice(1).toReversed()
  return (
    <span className="areas-above">
      {above.map(({ id, name }) => (
        <button key={id} type="button" className="link-button" onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </span>
  )
}

function Code({ code }: { code: string }): JSX.Element {
  const say = useAreaWords()
  const toast = useToast()
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code)
    toast({ text: say('copied') })
  }
  return (
    <>
      <code>{code}</code>{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => void copy()}
        aria-label={say('copy')}
        title={say('copy')}
      >
        <CopyOutlined />
      </button>
    </>
  )
}

/** As it hangs in the stairwell: who is responsible, and whether they are on duty. */
function GridCard({ id }: { id: string }): JSX.Element {
  const say = useAreaWords()
  const language = useLanguage()
  const card = useRead('getGridCard', { params: { id } })
  const roles: Readonly<Record<string, string>> = wordsOf(language).role
  if (card.error) return <Failed error={card.error} again={() => void card.refetch()} />
  if (!card.data) return <Waiting rows={3} />
  return (
    <section className="grid-card">
      <h3>{say('card.title')}</h3>
      {card.data.people.length === 0 && <p>{say('card.none')}<small>{say('card.noneNext')}</small></p>}
      <ul>
        {card.data.people.map(({ name, role, title, workPhone, onDuty }) => (
          <li key={`${role}${name}`}>
            <span><b>{name}</b> {title ?? roles[role]}</span>
            <span className="grid-card-duty">{say(onDuty ? 'card.onDuty' : 'card.offDuty')}</span>
            <small>{workPhone ?? say('card.noPhone')}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
