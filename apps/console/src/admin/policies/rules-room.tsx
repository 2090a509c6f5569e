import type { JSX, ReactNode } from 'react'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { DraftBar } from './draft-bar.tsx'
import { useStanding } from './draft-data.ts'
import type { Standing } from './draft-data.ts'
import './rules.css'

/** A room of the rules: its heading, the bar of the draft that all of them share, and what stands in that draft. */
export function RulesRoom({
  title,
  head,
  children,
}: {
  title: string
  /** Beside the title; nothing is known yet while the draft is being read. */
  head?: (standing: Standing | undefined) => ReactNode
  children: (standing: Standing) => ReactNode
}): JSX.Element {
  const { standing, error, again } = useStanding()
  return (
    <div className="rules-room">
      <header className="admin-head">
        <h1>{title}</h1>
        {head?.(standing)}
      </header>
      {standing ? (
        <>
          <DraftBar standing={standing} />
          {children(standing)}
        </>
      ) : error === undefined ? (
        <Waiting rows={12} />
      ) : (
        <Failed error={error} again={again} />
      )}
    </div>
  )
}
