import type { CaseSummary } from '@onegrid/contract'
import type { Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { LevelBar, Moment } from '@onegrid/web'
import { useEffect, useRef } from 'react'
import type { JSX, MouseEvent } from 'react'
import { Link } from 'react-router'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { CaseChip } from './case-chip.tsx'
import type { Clocked } from './clock-now.ts'
import { ClassIcon } from './class-icon.tsx'
import { useRowWords } from './row-words.ts'
import './case-row.css'

export interface CaseRowProps {
  item: CaseSummary
  /** Business time, ms. */
  now: number
  /** The clock and sentence of one obligation, where the row is about it and not about the whole case. */
  owed?: Clocked & { sentence: string | null }
  /** A word under the clock: what is to be done. */
  step?: string
  unread?: boolean
  /** The keyboard is on it; it takes the focus when `focused`. */
  current?: boolean
  focused?: boolean
  /** Where the tab key comes into the list; each row is one where nobody says. */
  tabStop?: boolean
  /** Its case is shown beside. */
  opened?: boolean
  chosen?: boolean
  /** It no longer belongs here, and why: it stays where it is until the list is taken anew. */
  gone?: string
  /** Without it the row leads to the case's own page. */
  onOpen?: () => void
  onChoose?: (range: boolean) => void
}

/** A case on any list: light first, then what it is and who owes what, then where and when. */
export function CaseRow(props: CaseRowProps): JSX.Element {
  const { item, now, owed, step, unread, opened, chosen, current, gone, onChoose } = props
  const sentence = (owed ?? item).sentence
  const flags = [current && 'is-current', opened && 'is-opened', chosen && 'is-chosen', gone && 'is-gone', unread && 'is-unread']
  return (
    <div className={['case-row', ...flags.filter(Boolean)].join(' ')} onClick={(event) => openByClick(event, props)}>
      <div className="case-row-cells">
        {onChoose && <ChooseBox number={item.number} chosen={chosen} onChoose={onChoose} />}
        <span className="row-clock">
          {gone ? <span className="row-gone">{gone}</span> : <CaseChip item={owed ?? item} now={now} plain />}
          {step && <small>{step}</small>}
        </span>
        <RowIcon item={item} />
        <span className="row-main">
          <RowTitle {...props} />
          <span className="row-owes" title={sentence ?? undefined}>{sentence ?? item.stateText}</span>
        </span>
        <RowPlace item={item} now={now} />
      </div>
    </div>
  )
}

export function caseAddress({ kind, id }: Pick<CaseSummary, 'kind' | 'id'>): string {
  return kind === 'order' ? `/orders/${id}` : `/events/${id}`
}

function RowTitle({ item, unread, current, focused, tabStop = true, onOpen }: CaseRowProps): JSX.Element {
  const say = useRowWords()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (focused) link.current?.focus({ preventScroll: true })
  }, [focused])
  return (
    <span className="row-title">
      {unread && <i className="row-unread" role="img" aria-label={say('unread')} title={say('unread')} />}
      <Link ref={link} to={caseAddress(item)} tabIndex={tabStop ? 0 : -1} aria-current={current || undefined}
        onClick={(event) => openInstead(event, onOpen)}>
        {item.title}
      </Link>
      {item.address && <span className="row-address">{item.address}</span>}
    </span>
  )
}

function RowIcon({ item }: { item: CaseSummary }): JSX.Element {
  const say = useRowWords()
  if (item.kind === 'order') return <span className="row-order" role="img" aria-label={say('order')} title={say('order')} />
  return <ClassIcon matter={item.matter?.code ?? null} name={item.matter?.name ?? say('noClass')} />
}

function RowPlace({ item, now }: { item: CaseSummary; now: number }): JSX.Element {
  const say = useRowWords()
  const shell = useShellWords()
  const language = useLanguage()
  const source = item.kind === 'order' ? say('order') : (wordsOf(language).source[item.source as Source] ?? item.source)
  const place = item.grid ?? item.village ?? item.town
  return (
    <>
      <LevelBar level={item.level} name={levelName(shell, item.level)} />
      <span className="row-side">
        <span className="row-where" title={place?.name}>{place?.name ?? say('noPlace')}</span>
        <span className="row-when">{source} <Moment at={item.openedAt} now={now} language={language} /></span>
      </span>
    </>
  )
}

function ChooseBox({ number, chosen, onChoose }: { number: string; chosen?: boolean; onChoose: (range: boolean) => void }): JSX.Element {
  const say = useRowWords()
  return (
    <label className="row-choose" onClick={(event) => event.stopPropagation()}>
      <input type="checkbox" tabIndex={-1} checked={chosen ?? false} aria-label={say('choose', { number })}
        onChange={(event) => onChoose((event.nativeEvent as globalThis.MouseEvent).shiftKey)} />
    </label>
  )
}

/** A click with a modifier stays the browser's: a new tab, a new window. */
function openInstead(event: MouseEvent, onOpen: (() => void) | undefined): void {
  event.stopPropagation()
  if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  onOpen()
}

function openByClick(event: MouseEvent, { onOpen, onChoose }: CaseRowProps): void {
  if (event.shiftKey && onChoose) return onChoose(true)
  // Whoever marks words to copy them does not want to go away from them.
  if (getSelection()?.toString()) return
  onOpen?.()
}
