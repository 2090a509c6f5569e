/** Report for somebody: telephone at the ear, what is said goes down at once, all else stands by. */
import { useKeys } from '@onegrid/web'
import { Button } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import type { JSX } from 'react'
import type { CaseSummary } from '@onegrid/contract'
import { NoRights } from '../feedback/states.tsx'
import { useToast } from '../feedback/toast.tsx'
import type { Look } from './address-field.tsx'
import { ReportAnswer } from './answer.tsx'
import { bodyOf, isBlank, missingIn } from './draft.ts'
import { Duplicates } from './duplicates.tsx'
import { PlacePanel } from './place-panel.tsx'
import { ReportForm } from './report-form.tsx'
import type { FieldName } from './faults.ts'
import { useDraft } from './use-draft.ts'
import type { Change } from './use-draft.ts'
import { useProposals } from './use-proposals.ts'
import { useSending } from './use-sending.ts'
import { useReportWords } from './words.ts'
import './report.css'
import './beside.css'

export default function ReportPage(): JSX.Element {
  const say = useReportWords()
  const toast = useToast()
  const inHand = useDraft()
  const { draft, renew, sources } = inHand
  const proposals = useProposals(draft)
  const sending = useSending()
  const [look, setLook] = useState<Look>()
  const [uploads, setUploads] = useState(0)
  const first = useRef<TextAreaRef>(null)
  const { sent, busy, faults } = sending
  const change = (part: Change): void => {
    inHand.change(part)
    sending.mended(Object.keys(typeof part === 'function' ? part(draft) : part) as FieldName[])
  }
  const proposed = { matter: proposals.matter, source: sources[0] }
  useKeys({ 'mod+Enter': () => send() }, !sent)

  function send(into?: CaseSummary): void {
    if (uploads > 0) return sending.fault({ fields: {}, rest: say('fault.uploading', { n: uploads }) })
    const missing = missingIn(draft, proposed)
    if (missing.length === 0) return void sending.send(bodyOf(draft, proposed), into)
    sending.fault({ fields: Object.fromEntries(missing.map((name) => [name, say(`fault.${name as 'words'}`)])) })
    document.getElementById(`report-${missing[0]}`)?.focus()
  }

  function clear(): void {
    const before = draft
    renew()
    setLook(undefined)
    first.current?.focus()
    toast({ text: say('send.cleared'), undo: () => change(before) })
  }

  if (sources.length === 0) return <NoRights />
  return (
    <div className="report">
      <h1 className="visually-hidden">{say('title')}</h1>
      <div className="report-left">
        {sent ? (
          <ReportAnswer
            sent={sent} sending={sending} onAgain={() => { renew(); setLook(undefined); sending.again() }}
          />
        ) : (
          <>
            <div className="report-form">
              <ReportForm
                {...inHand} change={change} proposals={proposals} faults={faults} first={first} onLook={setLook}
                onBusy={setUploads}
              />
            </div>
            <div className="report-send">
              <Button type="primary" loading={busy} onClick={() => send()}>{say(`send.${draft.as}`)}</Button>
              <kbd>{say('send.keys')}</kbd>
              {!isBlank(draft) && <span className="report-hint">{say('send.kept')}</span>}
              <Button type="text" disabled={isBlank(draft) || busy} onClick={clear}>{say('send.clear')}</Button>
            </div>
          </>
        )}
      </div>
      <aside className="report-beside">
        <PlacePanel
          point={sent ? (sent.case.place ?? null) : draft.point} look={look} fault={faults.fields.point}
          caseId={sent?.case.id} onPick={(point) => change({ point })}
        />
        {!sent && <Duplicates similar={proposals.similar} hasPoint={draft.point !== null} busy={busy} onSame={send} />}
      </aside>
    </div>
  )
}
