import { EnvironmentOutlined } from '@ant-design/icons'
import type { EventDetail } from '@onegrid/contract'
import { Suspense, lazy } from 'react'
import type { JSX } from 'react'
import { Waiting } from '../feedback/states.tsx'
import { Pictures } from '../case/pictures.tsx'
import type { PicturesProps } from '../case/pictures.tsx'
import { useMe } from '../session/session.tsx'
import { Reporter } from './reporter.tsx'
import { useEventWords } from './words.ts'

const PlaceMap = lazy(() => import('../map/place-map.tsx'))

/** What is wrong and where; before and after side by side. */
export function EventWhat({ event }: { event: EventDetail }): JSX.Element {
  const say = useEventWords()
  const { summary, text, address } = event
  // The ground is read by accounts; whoever comes by a link has the address.
  const mapped = useMe().account.kind !== 'link' && (summary.place ?? summary.grid) !== null
  const grid = summary.grid ?? summary.village ?? summary.town
  return (
    <section className={`event-what${mapped ? ' mapped' : ''}`} aria-label={say('what.title')}>
      <div className="event-words">
        <p className={text ? 'event-text' : 'event-text none'}>{text ?? say('what.noText')}</p>
        <p className="event-address">
          <EnvironmentOutlined aria-hidden="true" /> <span>{address ?? grid?.name ?? say('what.noPlace')}</span>
          {address && grid && <small>{grid.name}</small>}
        </p>
        <Reporter event={event} />
        <Shots event={event} />
      </div>
      {mapped && (
        <div className="event-map no-print" role="group" aria-label={say('what.map')}>
          <Suspense fallback={<Waiting rows={4} />}>
            <PlaceMap point={summary.place} gridId={summary.grid?.id} caseId={summary.id} height={180} />
          </Suspense>
        </div>
      )}
    </section>
  )
}

/** The latest large, those before it small. */
function Shot({ ids, ...rest }: PicturesProps): JSX.Element {
  return (
    <>
      <Pictures {...rest} ids={ids.slice(-1)} size="large" />
      {ids.length > 1 && <Pictures {...rest} ids={ids.slice(0, -1)} />}
    </>
  )
}

function Shots({ event: { pictures, summary } }: { event: EventDetail }): JSX.Element | null {
  const say = useEventWords()
  const { before, after, files } = pictures
  if (before.length + after.length + files.length === 0) return null
  const groups = [
    { label: say('what.before'), ids: before },
    { label: say('what.after'), ids: after },
    { label: say('what.files'), ids: files },
  ]
  const paired = before.length + after.length > 0
  return (
    <div className="event-shots">
      {paired && groups.slice(0, 2).map(({ label, ids }, i) => (
        <figure key={label}>
          <figcaption>{label}{ids.length > 1 && <small>{say('what.count', { n: ids.length })}</small>}</figcaption>
          {ids.length > 0
            ? <Shot ids={ids} label={label} groups={groups} place={summary.place} />
            : <p className="event-noshot">{say(i === 0 ? 'what.noBefore' : 'what.noAfter')}</p>}
        </figure>
      ))}
      {files.length > 0 && (
        <figure className="event-papers">
          <figcaption>{say('what.files')}</figcaption>
          <Pictures ids={files} label={say('what.files')} groups={groups} place={summary.place} />
        </figure>
      )}
    </div>
  )
}
