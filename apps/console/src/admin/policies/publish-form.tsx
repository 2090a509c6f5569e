import type { Answer } from '../../api/client.ts'
import { useQueryClient } from '@tanstack/react-query'
import { policyChanges } from '@onegrid/domain'
import { Button, Checkbox, DatePicker, Input, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { ApiError, call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { ChangeList } from './change-list.tsx'
import { pieceChanges } from './change-lines.ts'
import { forgetPolicies, showDraft } from './draft-data.ts'
import type { Standing } from './draft-data.ts'
import { Field } from '../parts/field.tsx'
import { useSpeech } from './use-speech.ts'
import { fromWall, toWall } from './wall.ts'
import { sayWhen } from './say-when.ts'
import { useRuleWords } from './words.ts'

/** When it takes effect, why, and that it shall. */
export function PublishForm({ standing, close }: { standing: Standing; close: () => void }): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const queries = useQueryClient()
  const toast = useToast()
  const textOf = useProblemText()
  const [later, setLater] = useState(false)
  const [at, setAt] = useState<Dayjs | null>(null)
  const [note, setNote] = useState('')
  const [overwrite, setOverwrite] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { draft, published, baseNo } = standing
  const latest = published[0]?.no ?? 0
  const outdated = latest !== baseNo
  const passed = later && at !== null && fromWall(at) <= now
  const ready = draft !== null && draft.faults.length === 0 && (!outdated || overwrite) && (
    !later || (at !== null && !passed)
  )

  async function publish(): Promise<void> {
    if (!draft) return
    setBusy(true)
    setProblem(undefined)
    try {
      const effectiveFrom = later && at ? new Date(fromWall(at)).toISOString() : undefined
      const entry = await call('publishPolicy', {
        body: {
          version: draft.version, effectiveFrom, overwrite: outdated || undefined, note: note.trim() || undefined,
        },
      })
      toast({ text: doneText(entry) })
      showDraft(queries, null)
      await forgetPolicies(queries)
      close()
    } catch (error) {
      const stale = error instanceof ApiError && (error.code === 'stale-form' || error.code === 'draft-outdated')
      setProblem(error instanceof ApiError && error.code === 'stale-form' ? say('publish.stale') : textOf(error))
      if (stale) await forgetPolicies(queries)
    } finally {
      setBusy(false)
    }
  }

  function doneText({ no, state, effectiveFrom }: Answer<'publishPolicy'>): string {
    if (state !== 'waiting' || effectiveFrom === null) return say('publish.done', { no })
    return say('publish.doneLater', { no, when: sayWhen(effectiveFrom, now, language) })
  }

  return (
    <form className="rules-publish" onSubmit={(event) => { event.preventDefault(); if (ready) void publish() }}>
      {outdated && <Outdated standing={standing} latest={latest} overwrite={overwrite} setOverwrite={setOverwrite} />}
      <div className="form-fields">
        <Field label={say('publish.when')} fault={passed ? say('publish.passed') : undefined} half>
          {(control) => (
            <div className="rules-actions">
              <Radio.Group
                id={control.id} value={later} onChange={(event) => setLater(event.target.value as boolean)}
                options={[{ value: false, label: say('publish.now') }, { value: true, label: say('publish.at') }]}
              />
              {later && (
                <DatePicker
                  aria-label={say('publish.at')} value={at} onChange={(next) => setAt(next)} status={control.status}
                  showTime={{ format: 'HH:mm', minuteStep: 10, defaultOpenValue: toWall(now).startOf('day') }}
                  format="YYYY-MM-DD HH:mm"
                  minDate={toWall(now)} placeholder={say('publish.needAt')} needConfirm={false}
                />
              )}
            </div>
          )}
        </Field>
        <Field label={say('publish.note')} optional half>
          {(control) => (
            <Input
              {...control} value={note} maxLength={500} placeholder={say('publish.notePlaceholder')}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </div>
      {problem && <p className="rules-note problem" role="alert">{problem}</p>}
      <div className="rules-actions">
        <span className="rules-soft">{say('publish.pinned')}</span>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy} className="rules-go">
          {say('publish.title', { no: latest + 1 })}
        </Button>
      </div>
    </form>
  )
}

/** What was published since, and would no longer hold. */
function Outdated({ standing, latest, overwrite, setOverwrite }: {
  standing: Standing
  latest: number
  overwrite: boolean
  setOverwrite: (value: boolean) => void
}): JSX.Element {
  const say = useRuleWords()
  const read = useRead('getPolicy', { params: { no: latest } }, { fresh: Infinity })
  const speech = useSpeech({ ...standing, names: { ...standing.names, ...read.data?.names } })
  const pieces = useMemo(() => {
    if (!read.data) return []
    return pieceChanges(policyChanges(standing.base, read.data.policy), standing.base, read.data.policy, speech)
  }, [read.data, standing.base, speech])
  return (
    <div className="rules-note warning rules-outdated">
      <p>{say('publish.outdated', { no: latest })}</p>
      <ChangeList pieces={pieces} />
      <Checkbox checked={overwrite} onChange={(event) => setOverwrite(event.target.checked)}>
        {say('publish.overwrite')}
      </Checkbox>
    </div>
  )
}
