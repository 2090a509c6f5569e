import { Suspense, lazy, useEffect, useRef } from 'react'
import type { ComponentProps, JSX } from 'react'
import { Notice, Waiting } from '../feedback/states.tsx'
import { useShellWords } from '../shell/words.ts'
import type { OpenCase } from './address.ts'
import { PaneBoundary } from './pane-boundary.tsx'
import { useDeskWords } from './words.ts'

const panes = {
  event: lazy(() => import('../event/event-pane.tsx')),
  order: lazy(async () => ({ default: (await import('../order/order-page.tsx')).OrderPane })),
}

/** The case beside or in place of the list; with `act` it begins with the form of what is likeliest to be done. */
export function CasePane({
  open,
  act,
  takesFocus,
  onClose,
}: {
  open: OpenCase
  act: boolean
  /** It stands in place of the list, not beside it. */
  takesFocus: boolean
  onClose: () => void
}): JSX.Element {
  const say = useDeskWords()
  const shell = useShellWords()
  const pane = useRef<HTMLElement>(null)
  const Pane = panes[open.kind]
  useFirstAction(pane, act)
  useEffect(() => {
    if (takesFocus) pane.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <section
      ref={pane}
      className="case-pane"
      tabIndex={-1}
      aria-label={say(open.kind === 'order' ? 'pane.order' : 'pane.label')}
    >
      <PaneBoundary broken={(error, again) => <Notice {...noticeOf(error, again, shell)} />}>
        <Suspense fallback={<Waiting rows={10} />}>
          <Pane id={open.id} onClose={onClose} />
        </Suspense>
      </PaneBoundary>
    </section>
  )
}

/** A piece that cannot be fetched is of a version that the server has no more. */
function noticeOf(
  error: unknown,
  again: () => void,
  say: ReturnType<typeof useShellWords>,
): ComponentProps<typeof Notice> {
  if (error instanceof TypeError && /import|module/i.test(error.message)) {
    return { title: say('state.newVersion'), button: say('state.reload'), act: () => location.reload() }
  }
  return { title: say('state.broken'), why: say('state.brokenWhy'), button: say('state.retry'), act: again }
}

/** The rules may take a moment to say what may be done. */
const PATIENCE_MS = 5000

/** Presses what `a` presses, as soon as it is there. */
function useFirstAction(pane: React.RefObject<HTMLElement | null>, wanted: boolean): void {
  useEffect(() => {
    const within = pane.current
    if (!wanted || !within) return undefined
    const press = (): boolean => {
      const button = within.querySelector<HTMLElement>('[aria-keyshortcuts=a]')
      button?.click()
      return button !== null
    }
    if (press()) return undefined
    const watcher = new MutationObserver(() => press() && watcher.disconnect())
    watcher.observe(within, { childList: true, subtree: true })
    const timer = setTimeout(() => watcher.disconnect(), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      watcher.disconnect()
    }
  }, [pane, wanted])
}
