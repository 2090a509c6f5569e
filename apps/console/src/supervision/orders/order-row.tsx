import type { OrderSummary } from '@onegrid/contract'
import { Moment } from '@onegrid/web'
import { useEffect, useRef } from 'react'
import type { JSX, ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { CaseChip } from '../../case/case-chip.tsx'
import type { RowState } from '../../desk/case-list.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useTypeName } from '../act/type-name.ts'
import { useSupervisionWords } from '../words.ts'
import { OrderMarks } from './marks.tsx'
import './orders.css'

interface OrderRowProps {
  order: OrderSummary
  now: number
  state?: Pick<RowState, 'tabStop' | 'focused' | 'gone'>
  /** Instead of who replies until when. */
  beside?: ReactNode
}

/** An order on a list: its clock and kind, the event it is about, who must reply until when, what it bears. */
export function OrderRow({ order, now, state, beside }: OrderRowProps): JSX.Element {
  const say = useSupervisionWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const typeName = useTypeName()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (state?.focused) link.current?.focus({ preventScroll: true })
  }, [state?.focused])
  const { supervision: { type, event, ...marks } } = order
  return (
    <div
      className={`order-row${state?.gone ? ' is-gone' : ''}`}
      onClick={() => {
        if (!getSelection()?.toString()) void navigate(`/orders/${order.id}`)
      }}
    >
      <span className="order-clock">
        <CaseChip item={order} now={now} plain />
      </span>
      <span className="order-type">
        {typeName(type)}
        <small>{order.stateText}</small>
      </span>
      <span className="order-about">
        <Link
          ref={link}
          to={`/orders/${order.id}`}
          tabIndex={state && !state.tabStop ? -1 : 0}
          onClick={(click) => click.stopPropagation()}
        >
          {order.title || order.number}
        </Link>
        <small>
          {event ? (
            <>
              {event.number.slice(7)} · {event.stateText}
              {event.address && ` · ${event.address}`}
            </>
          ) : (
            say('orders.eventGone')
          )}
        </small>
      </span>
      <span className="order-owes">
        {beside ?? (
          <>
            <span title={order.sentence ?? undefined}>{order.sentence ?? order.stateText}</span>
            <small>
              {order.desk?.name} <Moment at={order.openedAt} now={now} language={language} />
            </small>
          </>
        )}
      </span>
      <OrderMarks marks={marks} />
    </div>
  )
}
