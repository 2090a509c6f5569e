/** Two reports of one thing: which stays, what happens to the other, and undo right after. */
import { CloseOutlined } from '@ant-design/icons'
import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { Moment } from '@onegrid/web'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { newActionId } from '../api/action-id.ts'
import { useRead } from '../api/queries.ts'
import { act, useSettle } from '../case/case-reads.ts'
import { CaseChip } from '../case/case-chip.tsx'
import { Choices } from '../case/choices.tsx'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { CasePicker } from '../pickers/case-picker.tsx'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { settleBoth, useUnmerge } from './use-merge.ts'
import type { SimilarCase } from './use-similar.ts'
import { useEventWords } from './words.ts'

interface MergePanelProps {
  event: EventDetail
  /** The other case, where it has been chosen already. */
  other: unknown
  similar: readonly SimilarCase[]
  fold: () => void
}

export function MergePanel({ event: { summary }, other, similar, fold }: MergePanelProps): JSX.Element {
  const say = useEventWords()
  const textOf = useProblemText()
  const toast = useToast()
  const settle = useSettle()
  const { unmerge } = useUnmerge()
  const id = useId()
  const [chosen, setChosen] = useState(typeof other === 'string' ? other : undefined)
  const { data } = useRead('readEvent', { params: { id: chosen ?? '' } }, { enabled: chosen !== undefined })
  const that = data?.summary
  const [stays, setStays] = useState<'this' | 'that'>()
  // Whoever reported first has waited longest: his case goes on.
  const keep = stays ?? (that && Date.parse(that.openedAt) > Date.parse(summary.openedAt) ? 'this' : 'that')
  const [actionId] = useState(() => newActionId())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function merge(submitted: FormEvent): Promise<void> {
    submitted.preventDefault()
    if (!that || busy) return
    const [duplicate, survivor] = keep === 'this' ? [that, summary] : [summary, that]
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { id: actionId, action: 'merge', input: { survivor: survivor.id } }
      const answer = await act({ kind: 'event', id: duplicate.id }, body)
      toast({ text: say('merge.done'), undo: () => void unmerge(duplicate.id, survivor.id) })
      fold()
      await settleBoth(settle, duplicate.id, survivor.id, answer)
    } catch (error) {
      setProblem(textOf(error))
      setBusy(false)
    }
  }

  return (
    <form className="act-form merge-panel" aria-labelledby={`${id}-title`}
      onSubmit={(submitted) => void merge(submitted)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        fold()
      }}>
      <header>
        <h3 id={`${id}-title`}>{say('merge.title')}</h3>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('merge.fold')} onClick={fold} />
      </header>
      <div className="act-fields">
        <div className="field-row">
          <label htmlFor={`${id}-other`}>{say('merge.choose')}</label>
          <CasePicker id={`${id}-other`} value={chosen} onChange={setChosen} autoFocus={chosen === undefined}
            except={summary.id} open suggested={similar.map((one) => one.case)} />
        </div>
        {that && (
          <>
            <Choices id={`${id}-stays`} label={say('merge.which')} value={keep}
              onChange={(next) => setStays(next as 'this' | 'that')}
              choices={[
                { value: 'that', label: say('merge.keepThat') },
                { value: 'this', label: say('merge.keepThis') },
              ]} />
            <div className="merge-sides">
              <Side item={summary} stays={keep === 'this'} older={isOlder(summary, that)} />
              <Side item={that} stays={keep === 'that'} older={isOlder(that, summary)} />
            </div>
            <p className="act-effect">{say('merge.will')}</p>
          </>
        )}
      </div>
      <footer>
        {problem && <p className="act-notice" role="alert">{problem}</p>}
        <Button type="primary" htmlType="submit" disabled={!that} loading={busy}>{say('merge.send')}</Button>
        <Button onClick={fold}>{say('merge.fold')}</Button>
      </footer>
    </form>
  )
}

function Side({ item, stays, older }: { item: CaseSummary; stays: boolean; older: boolean }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <div className={stays ? 'stays' : ''}>
      <p><b>{say(stays ? 'merge.survivor' : 'merge.duplicate')}</b> {item.title}</p>
      <small>{item.number}</small>
      <small><Moment at={item.openedAt} now={now} language={language} />{older && ` · ${say('merge.older')}`}</small>
      <small>{item.stateText}</small>
      <CaseChip item={item} plain />
    </div>
  )
}

function isOlder(a: CaseSummary, b: CaseSummary): boolean {
  return Date.parse(a.openedAt) < Date.parse(b.openedAt)
}
