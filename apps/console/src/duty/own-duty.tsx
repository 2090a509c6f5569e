import type { OwnDutyPost } from '@onegrid/contract'
import { chinaDate, chinaTime } from '@onegrid/domain'
import { formatDue } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { JSX, RefObject } from 'react'
import { Link } from 'react-router'
import { call } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { useNow, useRoles } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { mainPost } from './main-post.ts'
import { useOwnDutyWords } from './own-words.ts'
import './own-duty.css'

/**
 * One's own duty in the header: since when, come, go, hand over. Nothing for whoever keeps no rota and sits at no desk.
 */
export function OwnDuty(): JSX.Element | null {
  const works = useRoles('dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader')
  const { data } = useRead('getOwnDuty', undefined, { enabled: works, every: 60_000 })
  const main = mainPost(data?.items ?? [])
  return main ? <DutyButton main={main} posts={data?.items ?? []} /> : null
}

function DutyButton({ main, posts }: { main: OwnDutyPost; posts: readonly OwnDutyPost[] }): JSX.Element {
  const say = useOwnDutyWords()
  const language = useLanguage()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useClosing(open, box, () => setOpen(false))
  const since = main.state === 'shift' && main.shift ? (main.shift.begunAt ?? main.shift.startsAt) : undefined
  const on = main.state === 'shift' || main.state === 'no_rota'
  const word = { shift: say('on'), no_rota: say('standing'), leave: say('leave'), off: say('off') }[main.state]
  return (
    <div className="own-duty" ref={box}>
      <button
        type="button" className="quiet-button" aria-expanded={open} aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        <i className={`duty-dot${on ? ' is-on' : ''}`} aria-hidden="true" />
        {word}
        {since && <span>{say('since', { time: sinceText(Date.parse(since), now, language) })}</span>}
      </button>
      {open && (
        <section className="own-duty-panel" role="dialog" aria-label={say('label')}>
          {posts.filter((post) => post.state !== 'no_rota' || post.desk).map((post) => (
            <OwnPost key={post.postId} post={post} now={now} close={() => setOpen(false)} />
          ))}
        </section>
      )}
    </div>
  )
}

/** In the header 08:30 is of today; only another day is named. */
function sinceText(at: number, now: number, language: Language): string {
  return chinaDate(at) === chinaDate(now) ? chinaTime(at) : formatDue(at, now, language)
}

function OwnPost({ post, now, close }: { post: OwnDutyPost; now: number; close: () => void }): JSX.Element {
  const say = useOwnDutyWords()
  const language = useLanguage()
  const { state, shift, next, desk, unit, title } = post
  const { sending, begin, end } = useComing(close)
  const time = (at: string): string => formatDue(Date.parse(at), now, language)
  const inShift = state === 'shift' && shift
  const mayBegin = state === 'off' || (inShift && shift.begunAt === null)
  return (
    <div className="own-post">
      <b>{desk?.name ?? unit.name}</b>
      {title && <span>{title}</span>}
      {inShift && <p>{say('shift', { from: time(shift.startsAt), to: time(shift.endsAt) })}</p>}
      {inShift && <p>{shift.begunAt ? say('came', { time: time(shift.begunAt) }) : say('notCome')}</p>}
      {state === 'leave' && shift && <p>{say('leaveUntil', { time: time(shift.endsAt) })}</p>}
      {state !== 'no_rota' && <p>{next ? say('next', { time: time(next.startsAt) }) : say('noNext')}</p>}
      {inShift && desk && <small>{say('deskWhy')}</small>}
      <div className="own-acts">
        {mayBegin && (
          <Button type="primary" size="small" loading={sending} onClick={() => void begin(post.postId)}>
            {say('begin')}
          </Button>
        )}
        {desk && state !== 'leave' && (
          <Link to={`/duty/handover?desk=${desk.id}`} onClick={close}>
            {say('handOver')}
          </Link>
        )}
        <Link to={desk ? `/duty/rota?desk=${desk.id}` : `/duty/rota?unit=${unit.id}`} onClick={close}>
          {say('rota')}
        </Link>
        {inShift && (
          <Button size="small" loading={sending} onClick={() => void end()}>
            {say('end')}
          </Button>
        )}
      </div>
    </div>
  )
}

function useComing(close: () => void): {
  sending: boolean; begin: (postId: string) => Promise<void>; end: () => Promise<void>
} {
  const say = useOwnDutyWords()
  const language = useLanguage()
  const queries = useQueryClient()
  const toast = useToast()
  const textOf = useProblemText()
  const now = useNow()
  const [sending, setSending] = useState(false)

  async function doing(send: () => Promise<string>): Promise<void> {
    setSending(true)
    try {
      toast({ text: await send() })
      close()
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    }
    setSending(false)
    for (const id of ['getOwnDuty', 'listShifts', 'getDutyNow', 'readDeskOwed'] as const)
      void queries.invalidateQueries({ queryKey: [id] })
  }

  return {
    sending,
    begin: (postId) => doing(async () => {
      const { endsAt } = await call('beginDuty', { body: { postId } })
      return say('begun', { time: formatDue(Date.parse(endsAt), now, language) })
    }),
    end: () => doing(async () => {
      await call('endDuty')
      return say('ended')
    }),
  }
}

function useClosing(open: boolean, box: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      close()
      box.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escape)
    }
  })
}
