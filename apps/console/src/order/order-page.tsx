import type { OrderDetail } from '@onegrid/contract'
import { useKeys } from '@onegrid/web'
import { Button } from 'antd'
import { useRef } from 'react'
import type { JSX } from 'react'
import { Link, useParams } from 'react-router'
import { useRead } from '../api/queries.ts'
import { CaseNews } from '../case/case-news.tsx'
import { TrailStory } from '../case/trail-story.tsx'
import { useActions } from '../case/use-actions.tsx'
import { useWide } from '../case/use-wide.ts'
import { Failed, Waiting } from '../feedback/states.tsx'
import { OrderSheet } from './order-sheet.tsx'
import { useOrderWords } from './words.ts'
import './order.css'

/** From here on the story stands beside the document. */
const BESIDE_PX = 1040

/** One supervision order as a document: about what, who must answer until when, what was answered and judged. */
export default function OrderPage(): JSX.Element {
  const { id = '' } = useParams()
  return <OrderPane id={id} />
}

/** @param onClose given where it stands beside a list */
export function OrderPane({ id, onClose }: { id: string; onClose?: () => void }): JSX.Element {
  const order = useRead('readOrder', { params: { id } })
  if (order.isPending) return <Waiting rows={9} />
  if (order.isError) return <Failed error={order.error} again={() => void order.refetch()} />
  return <Order key={id} order={order.data} onClose={onClose} />
}

function Order({ order, onClose }: { order: OrderDetail; onClose?: () => void }): JSX.Element {
  const say = useOrderWords()
  const frame = useRef<HTMLElement>(null)
  const beside = useWide(frame, BESIDE_PX)
  const { summary } = order
  const ref = { kind: 'order', id: summary.id } as const
  const { bar, form } = useActions(ref)
  useKeys({ p: () => print() })
  const story = <TrailStory kind="order" id={summary.id} closed={summary.closedAt !== null} />
  return (
    <article
      ref={frame}
      className={`order${beside ? ' is-beside' : ''}`}
      aria-label={`${say('heading')} ${summary.number}`}
    >
      <header className="order-tools no-print">
        {onClose ? (
          <Button type="text" onClick={onClose}>
            ×
          </Button>
        ) : (
          <Link to="/supervision/orders">{say('back')}</Link>
        )}
        <Button onClick={() => print()}>{say('print')}</Button>
      </header>
      <CaseNews caseRef={ref} version={summary.version} />
      <div className="order-scroll" tabIndex={-1}>
        <OrderSheet order={order} />
        {!beside && story}
      </div>
      {beside && <div className="order-story">{story}</div>}
      <footer className="order-acts no-print">
        {form}
        {bar}
      </footer>
    </article>
  )
}
