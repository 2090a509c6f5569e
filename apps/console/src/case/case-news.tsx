/** What others do to the case that one reads: said at once in a strip, shown when one asks for it. */
import { useQueryClient } from '@tanstack/react-query'
import type { TrailLineBody } from '@onegrid/contract'
import { useKeys } from '@onegrid/web'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useLiveLines } from '../live/live.tsx'
import { useMe } from '../session/session.tsx'
import { readTrailAfter, refreshCase } from './case-reads.ts'
import type { CaseRef } from './case-reads.ts'
import { changedSince } from './changed-since.ts'
import { useCaseWords } from './words.ts'
import './case-news.css'

/** One's own action is answered before this; its line is then no news. */
const SETTLE_MS = 500

export interface CaseNewsProps {
  caseRef: CaseRef
  /** Of the case as the screen shows it. */
  version: number
}

export function CaseNews({ caseRef, version }: CaseNewsProps): JSX.Element | null {
  const say = useCaseWords()
  const queries = useQueryClient()
  const lines = useNews(caseRef, version)
  const show = (): void => void refreshCase(queries, caseRef)
  useKeys({ r: show }, lines.length > 0)
  const last = lines.at(-1)
  return (
    <div className="case-news no-print" role="status" aria-live="polite">
      {last && (
        <div className="case-news-pill">
          <span>{last.sentence}</span>
          <small>
            {say('news.justNow')}{lines.length > 1 && ` · ${say('news.strip', { count: lines.length })}`}
          </small>
          <Button size="small" type="primary" onClick={show} title={say('news.keys')} aria-keyshortcuts="r">
            {say('news.show')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Lines of others after what the screen shows. */
function useNews({ kind, id }: CaseRef, version: number): readonly TrailLineBody[] {
  const { account } = useMe()
  const queries = useQueryClient()
  const [lines, setLines] = useState<readonly TrailLineBody[]>([])
  const shown = useRef(version)
  shown.current = version
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  async function look(): Promise<void> {
    const from = shown.current
    const after = await readTrailAfter({ kind, id }, from).catch(() => [])
    const news = changedSince(after, from)
    if (news.some(({ by }) => by.person?.id !== account.id)) setLines(news)
    // From another screen of one's own, or the machinery's: nothing to announce, so it is simply shown.
    else if (after.length > 0 && shown.current === from) void refreshCase(queries, { kind, id })
  }

  useLiveLines((line) => {
    if (line && (line.caseId !== id || line.seq <= shown.current)) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void look(), SETTLE_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return lines.filter(({ seq }) => seq > version)
}
