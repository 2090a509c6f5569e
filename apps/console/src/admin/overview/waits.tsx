import type { JSX, ReactNode } from 'react'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { useOverviewWords } from './words.ts'
import './overview.css'

export interface Wait {
  key: string
  /** One sentence: what, and how many. */
  what: string
  why?: ReactNode
  act: string
  to: string
}

export interface Reading {
  isPending: boolean
  error: unknown
  refetch: () => unknown
}

/** What waits for an administrator, the gravest first; each leads to where it is done. */
export function Waits({ waits, readings, nothingNext }: {
  waits: readonly Wait[]
  /** What it is made of: nothing waits only when all have answered. */
  readings: readonly Reading[]
  nothingNext: string
}): JSX.Element {
  const say = useOverviewWords()
  const failed = readings.filter(({ error }) => error)
  const pending = readings.some(({ isPending }) => isPending)
  return (
    <section aria-label={say('waits')} className="waits">
      <h2>{say('waits')}</h2>
      {waits.length > 0 && (
        <ul>
          {waits.map(({ key, what, why, act, to }) => (
            <li key={key}>
              <span>
                <b>{what}</b>
                {why && <small>{why}</small>}
              </span>
              <LinkButton to={to}>{act}</LinkButton>
            </li>
          ))}
        </ul>
      )}
      {pending && <Waiting rows={3} />}
      {failed.length > 0 && (
        <Failed error={failed[0]!.error} again={() => failed.forEach(({ refetch }) => refetch())} />
      )}
      {!pending && failed.length === 0 && waits.length === 0 && <Empty title={say('nothing')} next={nothingNext} />}
    </section>
  )
}
