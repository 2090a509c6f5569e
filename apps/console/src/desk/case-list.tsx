/** A list of cases that is read: rows of which only those in sight are in the page, keys, and what is new above it. */
import { Button } from 'antd'
import type { CaseSummary } from '@onegrid/contract'
import { VirtualRows } from '@onegrid/web'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { JSX, ReactNode } from 'react'
import { Failed, Waiting } from '../feedback/states.tsx'
import { ArrivedBar } from './arrived-bar.tsx'
import type { Chosen } from './use-chosen.ts'
import type { HeldList } from './use-held-list.ts'
import { useListKeys } from './use-list-keys.ts'
import { useDeskWords } from './words.ts'
import './case-list.css'

export interface RowState {
  current: boolean
  /** Where the tab key comes into the list. */
  tabStop: boolean
  focused: boolean
  opened: boolean
  chosen: boolean
  gone: boolean
  onOpen: () => void
  onChoose: (range: boolean) => void
}

export interface CaseListProps<Row, Page> {
  list: HeldList<Row, Page>
  keyOf: (row: Row) => string
  caseOf: (row: Row) => CaseSummary
  /** Key of the row whose case is open. */
  opened: string | undefined
  onOpen: (row: Row) => void
  /** Opens it and begins with what is likeliest to be done. */
  onAct: (row: Row) => void
  render: (row: Row, state: RowState) => ReactNode
  chosen: Chosen
  label: string
  /** What stands where there are no rows. */
  empty: ReactNode
  words: { arrived: 'work' | 'events'; gone: 'gone' | 'changed' }
  header?: ReactNode
  /** Pixels: in a narrower window the list scrolls sideways, with its head. */
  leastWidth?: number
  /** Keys do nothing while something covers the list. */
  covered: boolean
}

export function CaseList<Row, Page>(props: CaseListProps<Row, Page>): JSX.Element {
  const { list, keyOf, opened, onOpen, onAct, chosen, header, covered } = props
  const keys = useMemo(() => list.rows.map(keyOf), [list.rows, keyOf])
  const at = useListKeys({
    keys,
    opened,
    enabled: !covered,
    onOpen: (index) => onOpen(list.rows[index]!),
    onAct: (index) => onAct(list.rows[index]!),
    onChoose: (index) => chosen.toggle(keys[index]!, false, keys),
    onTakeIn: list.takeIn,
  })
  const handlersOf = useHandlers({
    open: (key) => {
      const index = keys.indexOf(key)
      at.put(index)
      onOpen(list.rows[index]!)
    },
    choose: (key, range) => chosen.toggle(key, range, keys),
  })
  const frame = useRef<HTMLDivElement>(null)
  const { onLeave } = list
  useLayoutEffect(() => () => onLeave(frame.current?.querySelector('.case-list-rows')?.scrollTop ?? 0), [onLeave])
  if (list.status === 'waiting') return <Waiting rows={10} />
  if (list.status === 'failed') return <Failed error={list.error} again={list.takeIn} />
  const stateOf = (index: number): RowState => {
    const key = keys[index]!
    return {
      current: index === at.current,
      tabStop: index === Math.max(0, at.current),
      focused: at.moved && index === at.current,
      opened: key === opened,
      chosen: chosen.keys.has(key),
      gone: list.gone.has(key),
      ...handlersOf(key),
    }
  }
  const classes = ['case-list', list.stale && 'is-stale', chosen.keys.size > 0 && 'is-choosing']
  const rows =
    list.rows.length === 0 ? (
      props.empty
    ) : (
      <VirtualRows
        key={list.turn}
        rows={list.rows}
        keyOf={keyOf}
        height={47}
        label={props.label}
        offset={list.leftAt}
        current={at.moved ? at.current : undefined}
        onEnd={list.atEnd ? undefined : list.more}
        onRange={list.sight}
        className="case-list-rows"
        render={(row, index) => (
          <>
            {props.render(row, stateOf(index))}
            {index === list.rows.length - 1 && <Foot list={list} />}
          </>
        )}
      />
    )
  return (
    <div ref={frame} className={classes.filter(Boolean).join(' ')} onKeyDown={at.onArrow}>
      <div className="case-list-wide">
        <div style={{ minWidth: list.rows.length > 0 ? props.leastWidth : undefined }}>
          {header}
          {rows}
        </div>
      </div>
      <ArrivedBar arrived={list.arrived} gone={list.gone.size} words={props.words} onTakeIn={list.takeIn} />
    </div>
  )
}

interface RowHandlers {
  open: (key: string) => void
  choose: (key: string, range: boolean) => void
}

/** The same two functions for a row as long as it is there: it is drawn again only when something of it changes. */
function useHandlers(handlers: RowHandlers): (key: string) => Pick<RowState, 'onOpen' | 'onChoose'> {
  const latest = useRef(handlers)
  latest.current = handlers
  const made = useRef(new Map<string, Pick<RowState, 'onOpen' | 'onChoose'>>())
  return (key) => {
    const known = made.current.get(key)
    if (known) return known
    const own = {
      onOpen: () => latest.current.open(key),
      onChoose: (range: boolean) => latest.current.choose(key, range),
    }
    made.current.set(key, own)
    return own
  }
}

function Foot<Row, Page>({ list }: { list: HeldList<Row, Page> }): JSX.Element | null {
  const say = useDeskWords()
  if (list.moreFailed) {
    return (
      <div className="case-list-foot" role="alert">
        {say('list.moreFailed')}{' '}
        <Button size="small" onClick={list.more}>
          {say('list.retry')}
        </Button>
      </div>
    )
  }
  if (!list.atEnd)
    return (
      <div className="case-list-foot" role="status">
        {say('list.reading')}
      </div>
    )
  return <div className="case-list-foot">{say('list.end', { n: list.rows.length })}</div>
}
