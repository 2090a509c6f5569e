/** One event on one page: what and where, who owes what until when and why, what to do next, and the whole story. */
import type { EventDetail } from '@onegrid/contract'
import { useRef } from 'react'
import type { JSX } from 'react'
import { ApiError } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { Failed, Waiting } from '../feedback/states.tsx'
import { TrailStory } from '../case/trail-story.tsx'
import { useActions } from '../case/use-actions.tsx'
import { CaseNews } from '../case/case-news.tsx'
import { useWide } from '../case/use-wide.ts'
import { EventHead } from './event-head.tsx'
import { EventWhat } from './event-what.tsx'
import { EventWork } from './event-work.tsx'
import { MergePanel } from './merge-panel.tsx'
import { Related } from './related.tsx'
import { Similar } from './similar.tsx'
import { Together } from './together.tsx'
import { useSimilar } from './use-similar.ts'
import './event.css'

interface EventPaneProps {
  id: string
  /** Given where it stands beside a list. */
  onClose?: () => void
  /** Alone on its page. */
  wide?: boolean
  /** Stands here once the event is no longer this reader's. */
  gone?: JSX.Element
}

/** From here on the story stands beside the facts instead of below them. */
const BESIDE_PX = 1000

export default function EventPane({ id, onClose, wide = false, gone }: EventPaneProps): JSX.Element {
  const event = useRead('readEvent', { params: { id } })
  if (event.isPending) return <Waiting rows={9} />
  // What has been read stays while the network is broken; what is no longer this reader's goes.
  if (event.isError && gone && isGone(event.error)) return gone
  if (event.isError && (!event.data || isGone(event.error))) {
    return <Failed error={event.error} again={() => void event.refetch()} />
  }
  return <Event key={id} event={event.data} onClose={onClose} wide={wide} />
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 403)
}

function Event({ event, onClose, wide }: { event: EventDetail; onClose?: () => void; wide: boolean }): JSX.Element {
  const frame = useRef<HTMLElement>(null)
  const beside = useWide(frame, BESIDE_PX)
  const { summary } = event
  const ref = { kind: 'event', id: summary.id } as const
  const similar = useSimilar(event)
  const actions = useActions(ref, {
    similar: similar.found.map((one) => one.case),
    panels: {
      merge: ({ given, fold }) => (
        <MergePanel event={event} other={given?.['survivor']} similar={similar.found} fold={fold} />
      ),
    },
  })
  const rests = summary.closedAt !== null || summary.state === 'merged'
  const story = <TrailStory kind="event" id={summary.id} closed={rests} place={summary.place} />
  return (
    <article ref={frame} className={`event${wide ? ' wide' : ''}${beside ? ' beside' : ''}`} aria-label={summary.title}>
      <EventHead event={event} onClose={onClose} />
      <CaseNews caseRef={ref} version={summary.version} />
      <div className="event-scroll" tabIndex={-1}>
        <EventWhat event={event} />
        <EventWork event={event} />
        <Together event={event} />
        <Similar event={event} similar={similar}
          merge={actions.offers('merge') ? (other) => actions.open('merge', { survivor: other }) : undefined} />
        <Related event={event} mayLeave={actions.offers('unmerge')} />
        {!beside && story}
      </div>
      {beside && <div className="event-side">{actions.form}<div className="event-side-scroll">{story}</div></div>}
      {!beside && actions.form && <div className="event-form">{actions.form}</div>}
      {actions.bar}
    </article>
  )
}
