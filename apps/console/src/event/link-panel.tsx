/** A link by which a unit without accounts acts on its task; shown once. */
import { Button } from 'antd'
import { formatDate } from '@onegrid/domain/words'
import { useId, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import { Choices } from '../case/choices.tsx'
import { CopyButton } from '../case/copy-button.tsx'
import { useProblemText } from '../feedback/problem.ts'
import { useLanguage } from '../words/room-words.ts'
import { useEventWords } from './words.ts'

const HOURS = [24, 72, 168] as const

interface LinkPanelProps {
  eventId: string
  taskId: string
  unit: string
  fold: () => void
}

export function LinkPanel({ eventId, taskId, unit, fold }: LinkPanelProps): JSX.Element {
  const say = useEventWords()
  const textOf = useProblemText()
  const language = useLanguage()
  const id = useId()
  const [hours, setHours] = useState<number>(72)
  const [made, setMade] = useState<{ address: string; until: string }>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function make(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      const { token, expiresAt } = await call('mintTaskLink', { params: { id: eventId }, body: { taskId, hours } })
      setMade({ address: `${location.origin}/links/${token}`, until: formatDate(Date.parse(expiresAt), language) })
    } catch (error) {
      setProblem(textOf(error))
    } finally {
      setBusy(false)
    }
  }

  const nameOf = (n: number): string => (n < 72 ? say('link.hours', { n }) : say('link.days', { n: n / 24 }))
  const choices = HOURS.map((n) => ({ value: n, label: nameOf(n) }))
  return (
    <div className="link-panel" role="group" aria-label={say('link.title', { unit })}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); fold() } }}>
      <b>{say('link.title', { unit })}</b>
      {made ? (
        <>
          <p className="link-made">
            <input className="field-line" readOnly autoFocus value={made.address}
              aria-label={say('link.title', { unit })} onFocus={({ target }) => target.select()} />
            <CopyButton text={made.address} name={say('link.copy')} /></p>
          <p>{say('link.made', { time: made.until })}</p>
        </>
      ) : (
        <>
          <p>{say('link.text')}</p>
          <Choices id={id} label={say('link.title', { unit })} value={hours}
            onChange={(next) => setHours(Number(next))} choices={choices} />
        </>
      )}
      {problem && <p className="field-fault" role="alert">{problem}</p>}
      <span>
        {!made && (
          <Button size="small" type="primary" loading={busy} onClick={() => void make()}>{say('link.make')}</Button>
        )}
        <Button size="small" type="text" onClick={fold}>{say('link.close')}</Button>
      </span>
    </div>
  )
}
