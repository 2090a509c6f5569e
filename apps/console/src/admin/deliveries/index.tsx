import { VirtualRows } from '@onegrid/web'
import { Segmented } from 'antd'
import type { JSX } from 'react'
import type { Answer } from '../../api/client.ts'
import { useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { stampText } from '../parts/dates.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { useDeliveryWords } from './words.ts'
import './deliveries.css'

type Delivery = Answer<'listDeliveries'>['items'][number]
const states = ['waiting', 'failed', 'sent'] as const
const ROW_PX = 40

/** What left the house, or waits to: to whom, when, how often it was tried. */
export default function DeliveriesRoom(): JSX.Element {
  const say = useDeliveryWords()
  const [given, setState] = useParam('state')
  const state = states.find((one) => one === given)
  const pages = useReadPages(
    'listDeliveries',
    { query: { limit: 100, ...(state && { state }) } },
    { every: 30_000, keep: true },
  )
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <RoomHead title={say('title')} note={say('note')}>
        <Segmented
          value={state ?? 'all'}
          options={(['all', ...states] as const).map((value) => ({ value, label: say(`states.${value}`) }))}
          onChange={(value) => setState(value === 'all' ? undefined : value)}
          aria-label={say('col.state')}
        />
      </RoomHead>
      <div className="deliveries">
        <div className="delivery-head" aria-hidden="true">
          {(['at', 'to', 'channel', 'state', 'sent', 'attempts', 'body'] as const).map((name) => (
            <span key={name}>{say(`col.${name}`)}</span>
          ))}
        </div>
        <div className="delivery-rows">
          {pages.isPending && <Waiting />}
          {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
          {pages.isSuccess && items.length === 0 && <Empty title={say('none')} next={say('noneNext')} />}
          {items.length > 0 && (
            <VirtualRows
              rows={items}
              keyOf={({ id }) => id}
              height={ROW_PX}
              label={say('title')}
              focusable
              onEnd={() => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage())}
              render={(delivery) => <DeliveryRow delivery={delivery} />}
            />
          )}
        </div>
      </div>
    </>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }): JSX.Element {
  const say = useDeliveryWords()
  const { createdAt, notBefore, sentAt, reporter, name, channel, state, attempts, body } = delivery
  const waits = state === 'waiting' && notBefore > createdAt
  return (
    <div className="delivery-row">
      <span>{stampText(createdAt)}</span>
      <span>{name ?? say(reporter ? 'reporter' : 'resident')}</span>
      <span>{say(`channel.${channel}`)}</span>
      <span>
        {state === 'failed' ? <span className="tag warn">{say('states.failed')}</span> : say(`states.${state}`)}
      </span>
      <span>{sentAt ? stampText(sentAt) : waits && say('after', { time: stampText(notBefore) })}</span>
      <span>{attempts || ''}</span>
      <span className="delivery-body" title={body ?? undefined}>
        {body ?? <small>{say('hidden')}</small>}
      </span>
    </div>
  )
}
