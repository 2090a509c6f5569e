import { Tour as Steps } from 'antd'
import { useEffect, useState } from 'react'
import type { JSX } from 'react'
import { useShellWords } from './words.ts'

const steps = ['desk', 'clock', 'search', 'inbox', 'keys'] as const

/** Where a step may point, the best first: a desk may be empty, or another page be open. */
const places: Record<(typeof steps)[number], readonly string[]> = {
  desk: ['[data-tour=desk]', '.shell-nav [href="/desk"]'],
  clock: ['[data-tour=clock] .clock-chip', 'main .clock-chip', '[data-tour=clock] .state-title', '[data-tour=clock]'],
  search: ['[data-tour=search]'],
  inbox: ['[data-tour=inbox]'],
  keys: ['[data-tour=keys]'],
}

/** Five sentences where they belong, on the first sign-in and whenever somebody asks for them. */
export default function Tour({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  const say = useShellWords()
  const isDrawn = useDrawn()
  useFollowing(open && isDrawn)
  return (
    <Steps
      open={open && isDrawn}
      onClose={close}
      onFinish={close}
      steps={steps.map((name) => ({
        title: say('tour.title'),
        description: say(`tour.${name}`),
        // A step whose place is not on this page stands in the middle.
        target: () => firstInSight(places[name])!,
        nextButtonProps: { children: say(name === steps.at(-1) ? 'tour.done' : 'tour.next') },
        prevButtonProps: { children: say('tour.back') },
      }))}
      indicatorsRender={(current, total) => <span>{say('tour.step', { n: current + 1, of: total })}</span>}
    />
  )
}

/** After signing in the page is still on its way: a step that began before would point past it. */
function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(isPageDrawn)
  useEffect(() => {
    if (drawn) return undefined
    const watch = new MutationObserver(() => setDrawn(isPageDrawn()))
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [drawn])
  return drawn
}

/** What comes in later moves what the step points at; the tour looks again only when the window changes. */
function useFollowing(shown: boolean): void {
  useEffect(() => {
    if (!shown) return undefined
    const watch = new MutationObserver(() => requestAnimationFrame(() => dispatchEvent(new Event('resize'))))
    watch.observe(document.body, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [shown])
}

function isPageDrawn(): boolean {
  const page = document.querySelector('main')
  return page !== null && page.childElementCount > 0 && page.querySelector('.waiting') === null
}

/** A list that an open case covers is still there, and hidden. */
function firstInSight(selectors: readonly string[]): HTMLElement | undefined {
  for (const selector of selectors) {
    const found = [...document.querySelectorAll<HTMLElement>(selector)]
    const seen = found.find((one) => one.checkVisibility({ visibilityProperty: true }))
    if (seen) return seen
  }
  return undefined
}
