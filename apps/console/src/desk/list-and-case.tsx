/** The list, and the case that is open: beside it on a wide screen, in its place on a narrow one. */
import { LeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useKeys } from '@onegrid/web'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { JSX, ReactNode, RefObject } from 'react'
import { CasePane } from './case-pane.tsx'
import type { OpenCase } from './address.ts'
import { useDeskWords } from './words.ts'
import './list-and-case.css'

/** Below this the list gives way to the case. */
const BESIDE = '(min-width: 1440px)'

export interface OpenedCase {
  open: OpenCase | undefined
  /** Open it and begin with what is likeliest to be done. */
  act: boolean
  close: () => void
  /** To the row above or below; absent at the ends. */
  previous?: () => void
  next?: () => void
}

export function useBeside(): boolean {
  return useSyncExternalStore(
    (hearer) => {
      const query = matchMedia(BESIDE)
      query.addEventListener('change', hearer)
      return () => query.removeEventListener('change', hearer)
    },
    () => matchMedia(BESIDE).matches,
  )
}

export function ListAndCase({
  list,
  opened,
  beside,
}: {
  list: ReactNode
  opened: OpenedCase
  beside: boolean
}): JSX.Element {
  const { open, close, act, previous, next } = opened
  const covered = open !== undefined && !beside
  useKeys({ Escape: close }, open !== undefined)
  useKeys({ j: () => next?.(), k: () => previous?.() }, covered)
  const frame = useRef<HTMLDivElement>(null)
  useFocusBack(frame, open !== undefined)
  return (
    <div ref={frame} className={`list-and-case${open ? (beside ? ' is-beside' : ' is-covered') : ''}`}>
      <div className="list-side" data-tour="clock" inert={covered}>
        {list}
      </div>
      {open && (
        <div className="case-side">
          {covered && <Way {...opened} />}
          <CasePane key={open.id} open={open} act={act} takesFocus={covered} onClose={close} />
        </div>
      )}
    </div>
  )
}

/** Once the case is closed the keyboard is on its row again, wherever in the case it was. */
function useFocusBack(frame: RefObject<HTMLElement | null>, isOpen: boolean): void {
  const was = useRef(isOpen)
  useEffect(() => {
    if (was.current && !isOpen && document.activeElement === document.body) {
      frame.current?.querySelector<HTMLElement>('.is-current a')?.focus({ preventScroll: true })
    }
    was.current = isOpen
  }, [frame, isOpen])
}

function Way({ close, previous, next }: OpenedCase): JSX.Element {
  const say = useDeskWords()
  return (
    <nav className="case-way" aria-label={say('pane.back')}>
      <Button type="text" icon={<LeftOutlined />} onClick={close}>
        {say('pane.back')}
      </Button>
      <span />
      <Button type="text" disabled={!previous} onClick={previous} aria-keyshortcuts="k">
        {say('pane.previous')}
      </Button>
      <Button type="text" disabled={!next} onClick={next} aria-keyshortcuts="j">
        {say('pane.next')}
      </Button>
    </nav>
  )
}
