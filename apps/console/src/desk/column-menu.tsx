import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { columnNames, fixedColumns, moveColumn, usualColumns, withColumn } from './columns.ts'
import type { ColumnName } from './columns.ts'
import { columnTitle } from './event-cells.tsx'
import { useEventsWords } from './events-words.ts'
import './column-menu.css'

/** Which columns there are, in which order: those shown first, as they stand. */
export function ColumnMenu({
  chosen,
  onChange,
}: {
  chosen: readonly ColumnName[]
  onChange: (columns: ColumnName[] | undefined) => void
}): JSX.Element {
  const say = useEventsWords()
  const [open, setOpen] = useState(false)
  const others = columnNames.filter((name) => !chosen.includes(name))
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement="bottomRight"
      popupRender={() => (
        <div className="column-menu" role="dialog" aria-label={say('columns.title')}>
          {[...chosen, ...others]
            .filter((name) => !fixedColumns.includes(name))
            .map((name) => {
              const at = chosen.indexOf(name)
              const title = columnTitle(name, say)
              return (
                <div key={name} className="column-choice">
                  <label>
                    <input type="checkbox" checked={at >= 0} onChange={() => onChange(withColumn(chosen, name))} />{' '}
                    {title}
                  </label>
                  {at >= 0 && (
                    <>
                      <button
                        type="button"
                        aria-label={`${title} ${say('columns.up')}`}
                        title={say('columns.up')}
                        disabled={at <= fixedColumns.length}
                        onClick={() => onChange(moveColumn(chosen, name, -1))}
                      >
                        <ArrowUpOutlined />
                      </button>
                      <button
                        type="button"
                        aria-label={`${title} ${say('columns.down')}`}
                        title={say('columns.down')}
                        disabled={at === chosen.length - 1}
                        onClick={() => onChange(moveColumn(chosen, name, 1))}
                      >
                        <ArrowDownOutlined />
                      </button>
                    </>
                  )}
                </div>
              )
            })}
          <Button
            type="text"
            size="small"
            disabled={chosen.join() === usualColumns.join()}
            onClick={() => onChange(undefined)}
          >
            {say('columns.reset')}
          </Button>
        </div>
      )}
    >
      <Button icon={<TableOutlined />}>{say('columns.button')}</Button>
    </Dropdown>
  )
}
