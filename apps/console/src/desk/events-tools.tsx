/**
 * What stands above the events list beside its filters. The menus are loaded when nothing else is to be done; their
 * buttons stand there from the beginning, so that nothing moves.
 */
import { SortAscendingOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy } from 'react'
import type { ComponentProps, JSX } from 'react'
import type { Answer } from '../api/client.ts'
import { useEventsWords } from './events-words.ts'
import { whenIdle } from './when-idle.ts'

const LazyColumns = lazy(whenIdle(async () => ({ default: (await import('./column-menu.tsx')).ColumnMenu })))
const LazyOrder = lazy(whenIdle(async () => ({ default: (await import('./order-menu.tsx')).OrderMenu })))

export function ColumnMenu(props: ComponentProps<typeof LazyColumns>): JSX.Element {
  const say = useEventsWords()
  return (
    <Suspense fallback={<Button icon={<TableOutlined />}>{say('columns.button')}</Button>}>
      <LazyColumns {...props} />
    </Suspense>
  )
}

export function OrderMenu(props: ComponentProps<typeof LazyOrder>): JSX.Element {
  const say = useEventsWords()
  return (
    <Suspense fallback={<Button icon={<SortAscendingOutlined />}>{say(`order.${props.order}`)}</Button>}>
      <LazyOrder {...props} />
    </Suspense>
  )
}

/** Exact up to a thousand; beyond it nobody waits for a count. Rule: decision 15. */
export function Total({ count, stale }: { count: Answer<'listEvents'>['count']; stale: boolean }): JSX.Element {
  const say = useEventsWords()
  const text = !count ? say('count.reading') : say(count.exact ? 'count.exact' : 'count.more', { n: count.value })
  return (
    <span className={`desk-total${stale ? ' is-stale' : ''}`} role="status">
      {text}
    </span>
  )
}
