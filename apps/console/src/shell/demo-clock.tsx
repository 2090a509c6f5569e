import { formatDue } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useShellWords } from './words.ts'

/** The demo's clock can be set: whoever looks must know what time it is there. */
export function DemoClock(): JSX.Element {
  const say = useShellWords()
  const now = useNow()
  const language = useLanguage()
  return (
    <span
      className="demo-clock"
      title={`${say('demo.clock', { time: formatDue(now, 0, language) })}\n${say('demo.why')}`}
    >
      {say('demo.label')} <time>{formatDue(now, 0, language)}</time>
    </span>
  )
}
