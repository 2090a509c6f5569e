/** What every row of a case is made of, whichever way its cells stand. */
import type { CaseSummary } from '@onegrid/contract'
import type { Language } from '@onegrid/domain/words'
import { useEffect, useRef } from 'react'
import type { JSX, MouseEvent } from 'react'
import { Link } from 'react-router'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { ClassIcon } from './class-icon.tsx'
import { useRowWords } from './row-words.ts'
import type { RowSay } from './row-words.ts'

/** Asked for once by a row and not by each of its parts: a list draws thousands of them. */
export interface Speech {
  language: Language
  say: RowSay
  shell: ReturnType<typeof useShellWords>
}

export function useSpeech(): Speech {
  return { language: useLanguage(), say: useRowWords(), shell: useShellWords() }
}

/** How a row stands in its list. */
export interface RowStanding {
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
  /** Null on a row of such a list that cannot be chosen itself. */
  onChoose?: ((range: boolean) => void) | null
}

export function caseAddress({ kind, id }: Pick<CaseSummary, 'kind' | 'id'>): string {
  return kind === 'order' ? `/orders/${id}` : `/events/${id}`
}

export function standingClass({ current, opened, chosen, gone, unread }: RowStanding): string {
  const flags = [
    current && 'is-current',
    opened && 'is-opened',
    chosen && 'is-chosen',
    gone && 'is-gone',
    unread && 'is-unread',
  ]
  return ['case-row', ...flags.filter(Boolean)].join(' ')
}

type RowLinkProps = Pick<RowStanding, 'unread' | 'current' | 'focused' | 'tabStop' | 'onOpen'> & {
  item: CaseSummary
  say: RowSay
}

export function RowLink({ item, say, unread, current, focused, tabStop = true, onOpen }: RowLinkProps): JSX.Element {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (focused) link.current?.focus({ preventScroll: true })
  }, [focused])
  return (
    <>
      {unread && <i className="row-unread" role="img" aria-label={say('unread')} title={say('unread')} />}
      <Link
        ref={link}
        to={caseAddress(item)}
        tabIndex={tabStop ? 0 : -1}
        aria-current={current || undefined}
        title={item.title}
        onClick={(event) => openInstead(event, onOpen)}
      >
        {item.title}
      </Link>
    </>
  )
}

export function RowIcon({ item, say }: { item: CaseSummary; say: RowSay }): JSX.Element {
  if (item.kind === 'order')
    return <span className="row-order" role="img" aria-label={say('order')} title={say('order')} />
  return <ClassIcon matter={item.matter?.code ?? null} name={item.matter?.name ?? say('noClass')} />
}

export function ChooseBox({
  number,
  say,
  chosen,
  onChoose,
}: {
  number: string
  say: RowSay
  chosen: boolean | undefined
  onChoose: (range: boolean) => void
}): JSX.Element {
  return (
    <label className="row-choose" onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={chosen ?? false}
        aria-label={say('choose', { number })}
        onChange={(event) => onChoose((event.nativeEvent as globalThis.MouseEvent).shiftKey)}
      />
    </label>
  )
}

/** The row as a whole is pressed by the mouse; the keyboard has its link. */
export function openByClick(event: MouseEvent, { onOpen, onChoose }: RowStanding): void {
  if (event.shiftKey && onChoose) {
    getSelection()?.removeAllRanges()
    return onChoose(true)
  }
  // Whoever marks words to copy them does not want to go away from them.
  if (getSelection()?.toString()) return
  onOpen?.()
}

/** A click with a modifier stays the browser's: a new tab, a new window. */
function openInstead(event: MouseEvent, onOpen: (() => void) | undefined): void {
  if (event.shiftKey) return event.preventDefault()
  event.stopPropagation()
  if (!onOpen || event.metaKey || event.ctrlKey || event.button !== 0) return
  event.preventDefault()
  onOpen()
}
