import { SortAscendingOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { JSX } from 'react'
import { orderNames, parseOrder } from './columns.ts'
import type { Order } from './columns.ts'
import { useEventsWords } from './events-words.ts'

export function OrderMenu({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }): JSX.Element {
  const say = useEventsWords()
  const items = orderNames.map((key) => ({ key, label: say(`order.${key}`) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [order], onClick: ({ key }) => onOrder(parseOrder(key)) }}
    >
      <Button icon={<SortAscendingOutlined />} aria-label={`${say('order.label')} ${say(`order.${order}`)}`}>
        {say(`order.${order}`)}
      </Button>
    </Dropdown>
  )
}
