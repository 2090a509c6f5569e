import { Button } from 'antd'
import type { JSX } from 'react'
import { Link } from 'react-router'
import type { BulkAction } from './bulk.ts'
import { countOf } from './bulk-run.ts'
import type { BulkRun } from './bulk-run.ts'
import { useBulkWords } from './bulk-words.ts'

/** How far it has come; afterwards what was done and, case by case, what was refused and why. */
export function BulkResult({
  action,
  run,
  onStop,
  onAgain,
  onClose,
}: {
  action: BulkAction
  run: BulkRun
  onStop: () => void
  onAgain: () => void
  onClose: () => void
}): JSX.Element {
  const say = useBulkWords()
  const { states, ended, pause } = run
  const of = states.length
  const done = countOf(states, 'done')
  const refused = states.flatMap((one, i) => (one.state === 'refused' ? [{ ...action.parts[i]!, why: one.why }] : []))
  const left = of - done - refused.length
  return (
    <div className="bulk-panel" role="region" aria-label={action.name}>
      <h3>{say('title', { action: action.name, n: of })}</h3>
      <progress
        max={of}
        value={done + refused.length}
        aria-label={say('running', { done: done + refused.length, of })}
      />
      <p role="status">
        {ended ? say('done', { n: done }) : say('running', { done: done + refused.length, of })}
        {refused.length > 0 && <b className="bulk-refused">{say('refused', { n: refused.length })}</b>}
        {ended === 'stopped' && <b>{say('stopped', { n: left })}</b>}
        {ended === 'network' && <b className="bulk-refused">{say('network', { n: left })}</b>}
        {pause !== undefined && <b>{say('waiting', { n: Math.ceil(pause / 1000) })}</b>}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ caseId, number, title, why }) => (
            <li key={caseId}>
              <Link to={`/events/${caseId}`}>{title}</Link> <small>{number}</small> <span>{why}</span>
            </li>
          ))}
        </ul>
      )}
      <footer>
        {!ended && <Button onClick={onStop}>{say('stop')}</Button>}
        {ended && left > 0 && (
          <Button type="primary" onClick={onAgain}>
            {say('goOn', { n: left })}
          </Button>
        )}
        {ended && (
          <Button type={left > 0 ? 'default' : 'primary'} autoFocus onClick={onClose}>
            {say(refused.length + left > 0 ? 'keep' : 'close')}
          </Button>
        )}
      </footer>
    </div>
  )
}
