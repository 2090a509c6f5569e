/** What stands where nothing can be shown: waiting, empty, failed, no rights. Each says what to do next. */
import { Button } from 'antd'
import type { JSX, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { ApiError } from '../api/client.ts'
import { useShellWords } from '../shell/words.ts'
import { useProblemText } from './problem.ts'
import './feedback.css'

/** Grey bars in the shape of what comes; shown only when it takes longer than a blink. */
export function Waiting({ rows = 6, label }: { rows?: number; label?: string }): JSX.Element {
  const say = useShellWords()
  return (
    <div className="waiting" role="status" aria-label={label ?? say('state.loading')}>
      {Array.from({ length: rows }, (_, i) => <i key={i} style={{ width: `${92 - ((i * 37) % 45)}%` }} />)}
    </div>
  )
}

/** Empty is an answer: what there is none of, and what usually comes next. */
export function Empty({ title, next, action }: { title: string; next?: string; action?: ReactNode }): JSX.Element {
  return (
    <div className="state-page">
      <p className="state-title">{title}</p>
      {next && <p>{next}</p>}
      {action}
    </div>
  )
}

/** A read that failed: no rights and not found look different from a broken network. */
export function Failed({ error, again }: { error: unknown; again?: () => void }): JSX.Element {
  const say = useShellWords()
  const textOf = useProblemText()
  const navigate = useNavigate()
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Notice
        title={say('state.notFound')}
        why={say('state.notFoundWhy')}
        button={say('state.back')}
        act={() => void navigate(-1)}
      />
    )
  }
  if (error instanceof ApiError && error.status === 403) return <NoRights />
  const id = error instanceof ApiError ? error.problem?.instance : undefined
  const why = [textOf(error), id && say('state.requestId', { id })].filter(Boolean).join(' ')
  return <Notice title={say('state.failed')} why={why} button={again && say('state.retry')} act={again} />
}

export function NoRights(): JSX.Element {
  const say = useShellWords()
  return <Notice title={say('state.noRights')} why={say('state.noRightsWhy')} />
}

export function Notice({
  title,
  why,
  button,
  act,
}: {
  title: string
  why?: string
  button?: string
  act?: () => void
}): JSX.Element {
  return (
    <div className="state-page" role="alert">
      <p className="state-title">{title}</p>
      {why && <p>{why}</p>}
      {button && (
        <Button type="primary" onClick={act}>
          {button}
        </Button>
      )}
    </div>
  )
}
