/** Two reports of one thing: which stays, what happens to the other, and undo right after. */
import { CloseOutlined } from '@ant-design/icons'
import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { newActionId } from '../api/action-id.ts'
import { useRead } from '../api/queries.ts'
import { act, useSettle } from '../case/case-reads.ts'
import { Choices } from '../case/choices.tsx'
import { CaseLine } from '../case/case-line.tsx'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { CasePicker } from '../pickers/case-picker.tsx'
import { settleBoth, useUnmerge } from './use-merge.ts'
import type { SimilarCase } from './use-similar.ts'
import { useEventWords } from './words.ts'

export interface MergePanelProps {
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
      const answer = await act({ kind: 'event', id: duplicate.id }, { id: actionId, action: 'merge', input: { survivor: survivor.id } })
      toast({ text: say('merge.done'), undo: () => void unmerge(duplicate.id, survivor.id) })
      fold()
      await settleBoth(settle, duplicate.id, survivor.id, answer)
    } catch (error) {
      setProblem(textOf(error))
      setBusy(false)
    }
  }

  return (
    <form className="act-form merge-panel" aria-labelledby={`${id}-title`} onSubmit={(submitted) => void merge(submitted)}
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
          <CasePicker id={`${id}-other`} value={chosen} onChange={setChosen} except={summary.id} open suggested={similar.map((one) => one.case)} />
        </div>
        {that && (
          <>
            <Choices id={`${id}-stays`} label={say('merge.which')} value={keep} onChange={(next) => setStays(next as 'this' | 'that')}
              choices={[{ value: 'that', label: say('merge.thatInto') }, { value: 'this', label: say('merge.thisInto') }].map(swapped)} />
            <ul className="case-lines merge-sides">
              <Side item={keep === 'this' ? summary : that} role={say('merge.survivor')} older={isOlder(keep === 'this' ? summary : that, keep === 'this' ? that : summary)} />
              <Side item={keep === 'this' ? that : summary} role={say('merge.duplicate')} older={isOlder(keep === 'this' ? that : summary, keep === 'this' ? summary : that)} />
            </ul>
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

/** 'this' stays when that one is merged into it: the words name what happens, the values who stays. */
function swapped({ value, label }: { value: string; label: string }): { value: string; label: string } {
  return { value: value === 'that' ? 'this' : 'that', label }
}

function Side({ item, role, older }: { item: CaseSummary; role: string; older: boolean }): JSX.Element {
  const say = useEventWords()
  return <CaseLine item={item} beside={[<b key="role">{role}</b>, older && say('merge.older')]} />
}

function isOlder(a: CaseSummary, b: CaseSummary): boolean {
  return Date.parse(a.openedAt) < Date.parse(b.openedAt)
}
