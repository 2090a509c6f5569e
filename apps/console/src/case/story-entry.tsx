import type { TrailLineBody } from '@onegrid/contract'
import type { Phase } from '@onegrid/domain'
import { fieldWord, formatDate, formatDuration, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import { exactly } from '@onegrid/web'
import { useState } from 'react'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { CopyButton } from './copy-button.tsx'
import type { PlacedAt } from './file-facts.tsx'
import { Pictures } from './pictures.tsx'
import { overdueIn, whoAndWhat } from './story.ts'
import type { Gap, StoryItem } from './story.ts'
import { useCaseWords } from './words.ts'

interface EntryProps { now: number; proved: boolean; place?: PlacedAt | null }

export function StoryEntry({ item, ...rest }: EntryProps & { item: StoryItem }): JSX.Element {
  const say = useCaseWords()
  const language = useLanguage()
  switch (item.kind) {
    case 'round':
      return <li className="story-round"><span>{say('story.round', { n: item.round })}</span></li>
    case 'day':
      return <li className="story-day"><span>{dayText(item.at, rest.now, language)}</span></li>
    case 'gap':
      return <Wait gap={item} />
    case 'folded':
      return <li className="story-gap"><Folded lines={item.lines} /></li>
    case 'line':
      return <Line line={item.line} {...rest} />
  }
}

function Line({ line, proved, place }: EntryProps & { line: TrailLineBody }): JSX.Element {
  const say = useCaseWords()
  const language = useLanguage()
  const [who, what] = whoAndWhat(line, language)
  const at = Date.parse(line.at)
  const remarks = Object.entries(line.remarks)
  return (
    <li className="story-line" data-role={line.by.role}>
      <time dateTime={line.at} title={exactly(at, language)}>{clockText(at)}</time>
      <div>
        <p><b>{who}</b> {what}</p>
        {line.occurredAt && line.occurredAt !== line.at && (
          <p className="story-meta">
            {say('story.occurred', { at: formatDate(Date.parse(line.occurredAt), language) })}
          </p>
        )}
        {remarks.map(([field, text]) => (
          <blockquote key={field}>
            {plain.includes(field) || field.startsWith('parts') ? '' : <span>{fieldWord(field, language)} </span>}{text}
          </blockquote>
        ))}
        {line.files.length > 0 && <Pictures ids={line.files} label={`${who} ${what}`} place={place} />}
        {proved && (
          <p className="story-proof">
            <span>{say('story.proof', { n: line.seq })}</span> <code>{line.hash}</code>
            <CopyButton text={line.hash} name={say('story.copyProof')} />
          </p>
        )}
      </div>
    </li>
  )
}

/** What is plainly what somebody said needs no name before it. */
const plain: readonly string[] = ['text', 'note', 'reason', 'result', 'resolution']

function Wait({ gap }: { gap: Gap }): JSX.Element {
  const say = useCaseWords()
  const language = useLanguage()
  const time = formatDuration((gap.to - gap.from) / 1000, language)
  const { held, open } = gap
  const phase = held ? (wordsOf(language).phase[held.phase as Phase] ?? held.phase) : ''
  const who = held?.owner && { owner: held.owner.name, phase, time }
  const overdue = overdueIn(gap.folded)
  const text = (): string => {
    if (held?.paused) return say('story.pausedFor', { time })
    if (who) return say(open ? 'story.waitingFor' : 'story.waitedFor', who)
    return say(open ? 'story.waiting' : 'story.waited', { time })
  }
  return (
    <li className={`story-gap${open ? ' open' : ''}${overdue.length > 0 ? ' late' : ''}`}>
      <span>
        {text()}
      </span>
      {overdue.map((line) => (
        <span key={line.seq} className="story-overdue">
          {clockText(Date.parse(line.at))} {whoAndWhat(line, language)[1]}
        </span>
      ))}
      <Folded lines={gap.folded.filter((line) => !overdue.includes(line))} />
    </li>
  )
}

function Folded({ lines }: { lines: readonly TrailLineBody[] }): JSX.Element | null {
  const say = useCaseWords()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
  return (
    <>
      <button type="button" className="story-fold no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('story.folded', { count: lines.length })}
      </button>
      {open && (
        <ul>
          {lines.map((line) => (
            <li key={line.seq}>
              <time dateTime={line.at}>{clockText(Date.parse(line.at))}</time> {whoAndWhat(line, language)[1]}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** 09:05, China’s time. */
function clockText(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** The date as everywhere, without its last part, the time. */
function dayText(at: number, now: number, language: Language): string {
  return formatDate(at, language, now).replace(/\s\S+$/, '')
}
