/** The trail told: who did what when, what was said and shown, how long was waited and for whom. */
import type { JSX } from 'react'
import { useRef, useState } from 'react'
import { useRead } from '../api/queries.ts'
import { Empty, Failed, Waiting } from '../feedback/states.tsx'
import { useNow } from '../session/session.tsx'
import { useTrail } from './case-reads.ts'
import type { CaseKind } from './case-reads.ts'
import type { PlacedAt } from './file-facts.tsx'
import { storyOf } from './story.ts'
import { StoryEntry } from './story-entry.tsx'
import { useCaseWords } from './words.ts'
import './trail-story.css'

interface TrailStoryProps {
  kind: CaseKind
  id: string
  /** Ended: nobody waits any more. */
  closed?: boolean
  place?: PlacedAt | null
}

export function TrailStory({ kind, id, closed = false, place }: TrailStoryProps): JSX.Element {
  const say = useCaseWords()
  const now = useNow()
  const trail = useTrail({ kind, id })
  const clocks = useRead('explainClocks', { params: { id } }, { enabled: kind === 'event' })
  const [proved, setProved] = useState(false)
  const end = useRef<HTMLLIElement>(null)
  if (trail.isPending) return <Waiting rows={5} />
  if (trail.isError) return <Failed error={trail.error} again={() => void trail.refetch()} />
  const lines = trail.data
  if (lines.length === 0) return <Empty title={say('story.empty')} />
  const items = storyOf(lines, clocks.data?.phases, closed ? undefined : now)
  return (
    <section className="story" aria-label={say('story.title')}>
      <header className="story-head">
        <h3>{say('story.title')}</h3>
        <span>{say('story.lines', { count: lines.length })}</span>
        <label className="no-print">
          <input type="checkbox" checked={proved} onChange={({ target }) => setProved(target.checked)} />
          {say('story.show')}
        </label>
        <button type="button" className="story-latest no-print"
          onClick={() => end.current?.scrollIntoView({ block: 'center' })}>
          {say('story.latest')} ↓
        </button>
      </header>
      <ol className="story-lines">
        {items.map((item, i) => <StoryEntry key={i} item={item} now={now} proved={proved} place={place} />)}
        <li ref={end} className="story-end" aria-hidden="true" />
      </ol>
    </section>
  )
}
