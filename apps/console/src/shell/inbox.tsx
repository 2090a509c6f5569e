import type { Answer } from '../api/client.ts'
import { BellOutlined } from '@ant-design/icons'
import { Moment } from '@onegrid/web'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../api/client.ts'
import { useRead, useReadPages } from '../api/queries.ts'
import { Empty, Failed, Waiting } from '../feedback/states.tsx'
import { useLiveLines } from '../live/live.tsx'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useClosing } from './use-closing.ts'
import { useShellWords } from './words.ts'
import './inbox.css'

type Message = Answer<'readInbox'>['items'][number]

/** What has been said to me: the number in the header, the messages under it. */
export function Inbox(): JSX.Element {
  const say = useShellWords()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { data } = useRead('readInbox', { query: { unread: true, limit: 1 } }, { every: 60_000 })
  const unread = data?.unread.value ?? 0
  useRefreshed(() => void queries.invalidateQueries({ queryKey: ['readInbox'] }))
  useClosing(open, box, () => setOpen(false))
  return (
    <div className="inbox" ref={box}>
      <button
        type="button" className="quiet-button" data-tour="inbox" aria-expanded={open} aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        <BellOutlined /> {say('inbox.label')}
        {unread > 0 && <b className="inbox-count" aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
        <span className="visually-hidden">{say('inbox.unread', { n: unread })}</span>
      </button>
      {open && <Messages close={() => setOpen(false)} />}
    </div>
  )
}

function Messages({ close }: { close: () => void }): JSX.Element {
  const say = useShellWords()
  const queries = useQueryClient()
  const [every, setEvery] = useState(false)
  const pages = useReadPages('readInbox', { query: { ...(every ? {} : { unread: true }), limit: 20 } })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []

  async function read(ids?: string[]): Promise<void> {
    await call('markInboxRead', { body: ids ? { ids } : {} })
    await queries.invalidateQueries({ queryKey: ['readInbox'] })
  }

  return (
    <section className="inbox-panel" role="dialog" aria-label={say('inbox.title')}>
      <header>
        <div role="group">
          <button type="button" aria-pressed={!every} onClick={() => setEvery(false)}>
            {say('inbox.only')}
          </button>
          <button type="button" aria-pressed={every} onClick={() => setEvery(true)}>
            {say('inbox.every')}
          </button>
        </div>
        <button type="button" disabled={items.length === 0} onClick={() => void read()}>
          {say('inbox.all')}
        </button>
      </header>
      <div className="inbox-list">
        {pages.isPending && <Waiting rows={4} />}
        {pages.isError && <Failed error={pages.error} again={() => void pages.refetch()} />}
        {pages.isSuccess && items.length === 0 && <Empty title={say(every ? 'inbox.emptyAll' : 'inbox.empty')} />}
        {items.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            opened={() => {
              close()
              void read([message.id])
            }}
          />
        ))}
        {pages.hasNextPage && (
          <button type="button" className="inbox-more" onClick={() => void pages.fetchNextPage()}>
            {say('inbox.older')}
          </button>
        )}
      </div>
    </section>
  )
}

function MessageRow({ message, opened }: { message: Message; opened: () => void }): JSX.Element {
  const navigate = useNavigate()
  const now = useNow()
  const language = useLanguage()
  function open(): void {
    opened()
    if (message.caseId) void navigate(`/${message.kind === 'order' ? 'orders' : 'events'}/${message.caseId}`)
  }
  return (
    <button
      type="button"
      className={`inbox-message${message.readAt ? '' : ' is-unread'}${message.grave ? ' is-grave' : ''}`}
      onClick={open}
    >
      <b>{message.title}</b>
      <span className="inbox-when">
        <Moment at={message.createdAt} now={now} language={language} />
      </span>
      <span className="inbox-text">{message.body}</span>
    </button>
  )
}

/** A message follows its line by moments; several lines in a row ask once. */
const SOON_MS = 1500

function useRefreshed(refresh: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLiveLines(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(refresh, SOON_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
