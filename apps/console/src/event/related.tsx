/** Cases that this one is tied to: merged, split, recurring, supervised. */
import type { CaseSummary, EventDetail } from '@onegrid/contract'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { CaseLine } from '../case/case-line.tsx'
import type { CaseLineProps } from '../case/case-line.tsx'
import { useRoles } from '../session/session.tsx'
import { useEventWords } from './words.ts'
import { useUnmerge } from './use-merge.ts'

interface RelatedProps {
  event: EventDetail
  /** The rules let this reader take the case out of the one that it was merged into. */
  mayLeave: boolean
}

export function Related({ event, mayLeave }: RelatedProps): JSX.Element | null {
  const say = useEventWords()
  const { links, facts } = event
  const desk = useRoles('dispatcher')
  const { unmerge, busy } = useUnmerge()
  const leave = (duplicate: string, from: string): CaseLineProps['action'] =>
    ({ label: say('related.unmerge'), busy: busy === duplicate, act: () => void unmerge(duplicate, from) })
  const earlier = (facts['recurrenceOf'] as string[] | undefined) ?? []
  const groups: [name: string, cases: readonly CaseSummary[]][] = [
    [say('related.orders'), links.orders],
    [say('related.parent'), links.parent ? [links.parent] : []],
    [say('related.children'), links.children],
  ]
  const shown = groups.filter(([, cases]) => cases.length > 0)
  const { survivor } = links
  if (shown.length + links.duplicates.length + earlier.length === 0 && !survivor) return null
  return (
    <section className="event-related" aria-label={say('related.title')}>
      {survivor && (
        <Group name={say('related.survivor')}>
          <CaseLine item={survivor}
            action={mayLeave ? leave(event.summary.id, survivor.id) : undefined}
            />
        </Group>
      )}
      {shown.map(([name, cases]) => (
        <Group key={name} name={name}>{cases.map((item) => <CaseLine key={item.id} item={item} />)}</Group>
      ))}
      {links.duplicates.length > 0 && (
        <Group name={say('related.duplicates')}>
          {links.duplicates.map((item) => (
            <CaseLine key={item.id} item={item} action={desk ? leave(item.id, event.summary.id) : undefined} />
          ))}
        </Group>
      )}
      {earlier.length > 0 && (
        <Group name={say('related.earlier')}>{earlier.map((id) => <ById key={id} id={id} />)}</Group>
      )}
    </section>
  )
}

function Group({ name, children }: { name: string; children: React.ReactNode }): JSX.Element {
  return (
    <div>
      <h3>{name}</h3>
      <ul className="case-lines">{children}</ul>
    </div>
  )
}

/** As far as this reader may see it. */
function ById({ id }: { id: string }): JSX.Element | null {
  const { data } = useRead('readEvent', { params: { id } })
  return data ? <CaseLine item={data.summary} /> : null
}
