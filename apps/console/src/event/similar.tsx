import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { formatDuration } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { CaseLine } from '../case/case-line.tsx'
import { useLanguage } from '../words/room-words.ts'
import type { SimilarCases } from './use-similar.ts'
import { useEventWords } from './words.ts'

interface SimilarProps {
  event: EventDetail
  similar: SimilarCases
  /** Left out where this reader may not merge. */
  merge?: (other: string) => void
}

/** Possible duplicates, proposed and never merged by themselves. */
export function Similar({ event, similar, merge }: SimilarProps): JSX.Element | null {
  const say = useEventWords()
  const { found, loading, failed, sought } = similar
  const { parent, children, duplicates } = event.links
  const linked = [parent, ...children, ...duplicates].flatMap((one) => one?.id ?? [])
  const shown = found.filter((one) => !linked.includes(one.case.id))
  if (!sought || loading || (shown.length === 0 && !failed)) return null
  return (
    <section className="event-similar no-print" aria-label={say('similar.title')}>
      <h3>{say('similar.title')} <small>{shown.length}</small></h3>
      {failed && <p className="event-none">{say('similar.failed')}</p>}
      <ul className="case-lines">
        {shown.map((one) => (
          <CaseLine key={one.case.id} item={one.case}
            beside={[
              one.metres !== null && say('similar.metres', { n: one.metres }),
              <Age key="age" of={one.case} than={event.summary} />,
              say('similar.likeness', { n: Math.round(one.likeness * 100) }),
            ]}
            action={merge && one.case.closedAt === null
              ? { label: say('similar.merge'), act: () => merge(one.case.id) }
              : undefined} />
        ))}
      </ul>
    </section>
  )
}

function Age({ of, than }: { of: CaseSummary; than: CaseSummary }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const seconds = (Date.parse(than.openedAt) - Date.parse(of.openedAt)) / 1000
  const time = formatDuration(Math.abs(seconds), language)
  if (Math.abs(seconds) < 60) return <>{say('similar.same')}</>
  return <>{say(seconds > 0 ? 'similar.earlier' : 'similar.later', { time })}</>
}
