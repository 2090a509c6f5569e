import type { CaseSummary, Owner } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { newActionId } from '../../api/action-id.ts'
import { call } from '../../api/client.ts'
import { act } from '../../case/case-reads.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useRoles } from '../../session/session.tsx'
import { SidePanel } from '../../shell/side-panel.tsx'
import { useSupervisionWords } from '../words.ts'
import { addresseeOf } from './addressee.ts'
import { ReplyDue } from './reply-due.tsx'
import { sendEach } from './send-each.ts'
import type { Sent } from './send-each.ts'
import { useTypeName } from './type-name.ts'
import './act.css'

interface SupervisePanelProps {
  events: readonly CaseSummary[]
  /** Who owes what they are about. */
  owner: Owner
  begin: 'urge' | 'order'
  close: () => void
  /** Something has been sent: what was chosen need not stay so. */
  done: () => void
}

type Does = 'urge' | 'order'

/** Urge several, or call to account for each: one panel, one reason, and after it what went out and what did not. */
export function SupervisePanel({ events, owner, begin, close, done }: SupervisePanelProps): JSX.Element {
  const say = useSupervisionWords()
  const queries = useQueryClient()
  const leads = useRoles('leader')
  const [items] = useState(events)
  const [does, setDoes] = useState<Does>(begin)
  const [text, setText] = useState('')
  const [type, setType] = useState<'leader' | 'important'>(leads ? 'leader' : 'important')
  const [unit, setUnit] = useState<string>()
  const [other, setOther] = useState(false)
  const [answered, setAnswered] = useState<number>()
  const [sent, setSent] = useState<Sent<CaseSummary>>()
  const [tried, setTried] = useState(false)
  // Made once for each event and act: what is sent again after a broken line is done once.
  const ids = useRef(new Map<string, string>())
  const lacking = text.trim() === '' ? say('act.needReason') : other && !unit ? say('act.needUnit') : undefined
  const fault = does === 'order' ? lacking : undefined

  function send(event: CaseSummary): Promise<unknown> {
    const key = `${does} ${event.id}`
    const id = ids.current.get(key) ?? newActionId()
    ids.current.set(key, id)
    const note = text.trim()
    if (does === 'urge') {
      return act({ kind: 'event', id: event.id }, { id, action: 'urge', input: note ? { note } : {} })
    }
    const to = other && unit ? { unit } : addresseeOf(event, owner)
    return call('issueOrder', { body: { id, input: { type, event: event.id, ...to, text: note } } })
  }

  async function sendAll(which: readonly CaseSummary[]): Promise<void> {
    setTried(true)
    if (fault) return
    setAnswered(0)
    const result = await sendEach(which, send, setAnswered)
    setSent((before) => ({ done: [...(before?.done ?? []), ...result.done], failed: result.failed }))
    setAnswered(undefined)
    if (result.failed.length === 0) done()
    for (const id of ['listEvents', 'listOwed', 'listOrders', 'readOverdue', 'readEvent', 'readEventTrail'] as const)
      void queries.invalidateQueries({ queryKey: [id] })
  }

  if (sent)
    return (
      <SentPanel
        does={does}
        sent={sent}
        again={() => void sendAll(sent.failed.map(({ item }) => item))}
        busy={answered !== undefined}
        close={close}
      />
    )
  return (
    <SidePanel title={say('act.title')} close={close}>
      <form
        className="act-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void sendAll(items)
        }}
      >
        <div className="act-what" role="radiogroup" aria-label={say('act.what')}>
          {(['urge', 'order'] as const).map((one) => (
            <label key={one} className={one === does ? 'is-on' : ''}>
              <input type="radio" name="act-what" checked={one === does} onChange={() => setDoes(one)} />
              {say(`act.${one}`)}
            </label>
          ))}
        </div>
        {does === 'order' && <OrderFields {...{ type, setType, other, setOther, unit, setUnit, owner }} />}
        <label htmlFor="act-text">{say(does === 'urge' ? 'act.note' : 'act.reason')}</label>
        <textarea
          id="act-text"
          className="act-text"
          rows={4}
          maxLength={2000}
          autoFocus
          value={text}
          placeholder={say(does === 'urge' ? 'act.noteHint' : 'act.reasonHint')}
          aria-invalid={tried && fault !== undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            void sendAll(items)
          }}
        />
        {tried && fault && (
          <p className="act-fault" role="alert">
            {fault}
          </p>
        )}
        <h3>{say('act.about')}</h3>
        <ul className="act-events">
          {items.map((one) => (
            <li key={one.id}>
              <span>{one.title}</span>
              <small>{one.number.slice(7)}</small>
            </li>
          ))}
        </ul>
        <div className="act-acts">
          <Button type="primary" htmlType="submit" loading={answered !== undefined}>
            {answered === undefined ? say('act.send') : say('act.sending', { n: answered, of: items.length })}
          </Button>
        </div>
      </form>
    </SidePanel>
  )
}

function OrderFields({ type, setType, other, setOther, unit, setUnit, owner }: {
  type: 'leader' | 'important'
  setType: (type: 'leader' | 'important') => void
  other: boolean
  setOther: (other: boolean) => void
  unit: string | undefined
  setUnit: (unit: string | undefined) => void
  owner: Owner
}): JSX.Element {
  const say = useSupervisionWords()
  return (
    <>
      <span className="act-label">{say('act.type')}</span>
      <TypeChoice type={type} set={setType} />
      <span className="act-label">{say('act.to')}</span>
      <label className="act-radio">
        <input type="radio" name="act-to" checked={!other} onChange={() => setOther(false)} />
        {say('act.toOwner', { name: owner.name })}
      </label>
      <label className="act-radio">
        <input type="radio" name="act-to" checked={other} onChange={() => setOther(true)} />
        {say('act.toOther')}
      </label>
      {other && <UnitPicker value={unit} onChange={setUnit} aria-label={say('act.toOther')} />}
      <ReplyDue />
    </>
  )
}

function TypeChoice({ type, set }: {
  type: 'leader' | 'important'; set: (type: 'leader' | 'important') => void
}): JSX.Element {
  const nameOf = useTypeName()
  return (
    <div className="act-types">
      {(['leader', 'important'] as const).map((one) => (
        <label key={one} className="act-radio">
          <input type="radio" name="act-type" checked={one === type} onChange={() => set(one)} />{nameOf(one)}
        </label>
      ))}
    </div>
  )
}

function SentPanel({
  does,
  sent,
  again,
  busy,
  close,
}: {
  does: Does
  sent: Sent<CaseSummary>
  again: () => void
  busy: boolean
  close: () => void
}): JSX.Element {
  const say = useSupervisionWords()
  const textOf = useProblemText()
  const { done, failed } = sent
  return (
    <SidePanel title={say('act.title')} close={close}>
      <div role="status">
        {done.length > 0 && (
          <p className="act-result">
            {say(does === 'urge' ? 'act.urged' : 'act.issued', { n: done.length, count: done.length })}
          </p>
        )}
        {failed.length > 0 && <h3>{say('act.failed', { n: failed.length, count: failed.length })}</h3>}
        <ul className="act-events">
          {failed.map(({ item, error }) => (
            <li key={item.id}>
              <span>{item.title}</span>
              <small>{textOf(error)}</small>
            </li>
          ))}
        </ul>
      </div>
      <div className="act-acts">
        <Button type="primary" onClick={close} autoFocus>
          {say('act.close')}
        </Button>
        {failed.length > 0 && (
          <Button loading={busy} onClick={again}>
            {say('act.again')}
          </Button>
        )}
      </div>
    </SidePanel>
  )
}
