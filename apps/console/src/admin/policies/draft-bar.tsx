import { Button, Modal } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useNow, useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { pieceChanges } from './change-lines.ts'
import type { PolicyEntry, Standing } from './draft-data.ts'
import { useDraftEdits } from './draft-edits.ts'
import { useSpeech } from './use-speech.ts'
import { sayWhen } from './say-when.ts'
import { useRuleWords } from './words.ts'
import './rules.css'

const DraftDrawer = lazy(() => import('./draft-drawer.tsx'))

/** What is not published yet, on every page of the rules: how much, by whom, what is wrong with it, and on with it. */
export function DraftBar({ standing }: { standing: Standing }): JSX.Element {
  const say = useRuleWords()
  const speech = useSpeech(standing)
  const [search, setSearch] = useSearchParams()
  const mayWrite = useRoles('admin_system')
  const { draft, changes, base, policy } = standing
  const count = useMemo(() => pieceChanges(changes, base, policy, speech).length, [changes, base, policy, speech])
  const shown = search.get('draft') === 'open'
  const show = (open: boolean): void => setSearch((now) => {
    if (open) now.set('draft', 'open')
    else now.delete('draft')
    return now
  }, { replace: true })
  const faults = draft?.faults.length ?? 0
  return (
    <div className={`rules-bar${count > 0 ? ' changed' : ''}`} role="status">
      <InForce standing={standing} />
      {draft && count > 0 ? (
        <>
          <b>{say('draft.count', { count })}</b>
          {faults > 0 && <span className="rules-bar-faults">{say('draft.faults', { n: faults })}</span>}
          <LastEdit standing={standing} />
        </>
      ) : <span className="rules-soft">{say('draft.clean')}</span>}
      <span className="rules-bar-tools">
        {draft && count > 0 && <Button size="small" onClick={() => show(true)}>{say('draft.look')}</Button>}
        {draft && mayWrite && <Discard standing={standing} count={count} />}
        {draft && count > 0 && mayWrite && (
          <Button size="small" type="primary" onClick={() => show(true)}>{say('draft.publish')}</Button>
        )}
      </span>
      <Suspense fallback={null}>
        {shown && <DraftDrawer standing={standing} close={() => show(false)} />}
      </Suspense>
    </div>
  )
}

function InForce({ standing: { published, baseNo } }: { standing: Standing }): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const current = published.find(({ state }) => state === 'current')
  const base: PolicyEntry | undefined = published.find(({ no }) => no === baseNo)
  const waits = base?.state === 'waiting' && base.effectiveFrom !== null
  return (
    <span className="rules-soft">
      {current ? say('draft.current', { no: current.no }) : say('draft.builtIn')}
      {waits && (
        <>
          {say('stop')}{say('draft.waiting', { no: baseNo, when: sayWhen(base.effectiveFrom!, now, language) })}
          {say('stop')}{say('draft.onWaiting', { no: baseNo })}
        </>
      )}
    </span>
  )
}

function LastEdit({ standing: { draft } }: { standing: Standing }): JSX.Element | null {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  if (!draft || draft.version === 0) return null
  const when = sayWhen(draft.changedAt, now, language)
  return <span className="rules-soft">{say('draft.last', { who: draft.changedBy ?? say('draft.system'), when })}</span>
}

function Discard({ standing, count }: { standing: Standing; count: number }): JSX.Element {
  const say = useRuleWords()
  const edits = useDraftEdits(standing)
  const after = useDraftEdits({ ...standing, draft: null })
  const toast = useToast()
  const textOf = useProblemText()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  async function discard(): Promise<void> {
    setBusy(true)
    const { policy, baseNo } = standing
    try {
      await edits.discard()
      setAsked(false)
      const bringBack = (): void => void after.replace(policy, baseNo).then(
        () => toast({ text: say('draft.back') }), (error: unknown) => toast({ kind: 'problem', text: textOf(error) }))
      toast({ text: say('draft.discarded'), undo: bringBack })
    } catch (error) {
      toast({ kind: 'problem', text: textOf(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button size="small" type="text" onClick={() => (count === 0 ? void discard() : setAsked(true))}>
        {say('draft.discard')}
      </Button>
      <Modal
        open={asked} width={400} title={say('draft.discardTitle')} okText={say('draft.discardYes')}
        cancelText={say('form.cancel')}
        okButtonProps={{ danger: true, loading: busy }} onOk={() => void discard()} onCancel={() => setAsked(false)}
      >
        {say('draft.discardWhy', { n: count })}
      </Modal>
    </>
  )
}
