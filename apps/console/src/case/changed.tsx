import type { JSX } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { TrailLineBody } from '@onegrid/contract'
import { useMe } from '../session/session.tsx'
import { useTrail } from './case-reads.ts'
import type { CaseRef } from './case-reads.ts'
import { changedSince } from './changed-since.ts'
import { useCaseWords } from './words.ts'

interface ChangedProps {
  caseRef: CaseRef
  /** Version that the form was written on. */
  since: number
  /** Version that the screen shows. */
  version: number
  /** They stand here now: what is sent from here on counts for the case as it is. */
  onSeen: () => void
}

/** What others did while somebody wrote, above what was written. */
export function Changed({ caseRef, since, version, onSeen }: ChangedProps): JSX.Element | null {
  const say = useCaseWords()
  const { account } = useMe()
  const { data } = useTrail(caseRef)
  const [lines, setLines] = useState<readonly TrailLineBody[]>([])
  const seen = useRef(onSeen)
  useEffect(() => { seen.current = onSeen })
  const arrived = (data?.at(-1)?.seq ?? 0) >= version
  useEffect(() => {
    if (version <= since || !data || !arrived) return
    const news = changedSince(data, since).filter(({ by }) => by.person?.id !== account.id)
    setLines((before) => [...before, ...news])
    seen.current()
  }, [version, since, data, arrived, account.id])
  if (lines.length === 0) return null
  return (
    <div className="act-notice warn" role="status">
      <b>{say('act.changed', { count: lines.length })}</b>
      <ul>{lines.map((line) => <li key={line.seq}>{line.sentence}</li>)}</ul>
      <span>{say('act.changedNext')}</span>
    </div>
  )
}
