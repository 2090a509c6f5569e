/** What may be done with a case: a bar of buttons and the form that one of them opens, to be placed by the page. */
import type { ActionAnswer, OfferedAction } from '@onegrid/contract'
import { useKeys } from '@onegrid/web'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Waiting } from '../feedback/states.tsx'
import { useToast } from '../feedback/toast.tsx'
import type { CaseSummary } from '@onegrid/contract'
import { ActionBar } from './action-bar.tsx'
import { offerKey } from './action-groups.ts'
import { useCaseFacts } from './case-facts.ts'
import { useOffers, useSettle } from './case-reads.ts'
import type { CaseRef } from './case-reads.ts'
import type { Values } from './values.ts'
import { useCaseWords } from './words.ts'

const loadForm = () => import('./action-form.tsx')
const ActionForm = lazy(loadForm)

interface ActionsOptions {
  /** Alike and near, proposed where a form asks for another case. */
  similar?: readonly CaseSummary[]
  /** After an action has gone through, beside what this does itself. */
  onDone?: (answer: ActionAnswer | 'reused', offer: OfferedAction) => void
  /** Takes the place of the form of an action that has a panel of its own. */
  panels?: Readonly<Record<string, (panel: { offer: OfferedAction; given?: Values; fold: () => void }) => ReactNode>>
}

export interface Actions {
  bar: ReactNode
  /** Null while no form is open. */
  form: ReactNode
  /** Opens an action's form, with these values beside what the rules propose; false where it is not offered. */
  open(action: string, given?: Values): boolean
  offers(action: string): boolean
}

interface Opened { offer: OfferedAction; given?: Values }

export function useActions(ref: CaseRef, { similar, onDone, panels = {} }: ActionsOptions = {}): Actions {
  const say = useCaseWords()
  const toast = useToast()
  const settle = useSettle()
  const offers = useOffers(ref)
  const facts = useCaseFacts(ref, similar)
  const [opened, setOpened] = useState<Opened & { of: string }>()
  const items = offers.data?.items ?? []
  const current = opened?.of === ref.id ? opened : undefined
  const offer = current && (items.find((one) => offerKey(one) === offerKey(current.offer)) ?? current.offer)
  const back = useRef<Element | null>(null)
  const show = (next: OfferedAction, given?: Values): void => {
    if (!current) back.current = document.activeElement
    setOpened({ offer: next, given, of: ref.id })
  }
  const fold = (): void => {
    setOpened(undefined)
    // The hand goes on where it was: on the button, or on the list's row.
    const before = back.current
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    })
  }

  useEffect(() => {
    // Whoever sees buttons will press one: the form is there by then.
    if (items.length > 0) void loadForm()
  }, [items.length])
  useKeys({ a: () => items[0] && show(items[0]) }, items.length > 0)

  function done(answer: ActionAnswer | 'reused', finished: OfferedAction): void {
    fold()
    if (answer === 'reused') toast({ text: say('act.reused') })
    else {
      const { case: now, warnings } = answer
      const said = [say('act.done', { name: finished.name }), now.sentence ?? now.stateText, ...warnings]
      toast({ text: said.join(' · ') })
    }
    void settle(ref, answer === 'reused' ? undefined : answer)
    onDone?.(answer, finished)
  }

  const bar = (
    <ActionBar caseId={ref.id} items={items} loading={offers.isPending} error={offers.error}
      again={() => void offers.refetch()}
      current={offer && offerKey(offer)} tasks={facts?.tasks ?? []}
      onOpen={(next) => (offer && offerKey(next) === offerKey(offer) ? fold() : show(next))} />
  )
  const panel = offer && panels[offer.action]
  const form = offer && facts && offers.data && (
    panel ? panel({ offer, given: current?.given, fold }) : (
      <Suspense fallback={<Waiting rows={4} />}>
        <ActionForm key={offerKey(offer)} caseRef={ref} offer={offer} version={offers.data.version} facts={facts}
          given={current?.given}
          gone={!items.some((one) => offerKey(one) === offerKey(offer))} onFold={fold} onDone={done} />
      </Suspense>
    )
  )
  return {
    bar,
    form: form ?? null,
    open(action, given) {
      const found = items.find((one) => one.action === action)
      if (found) show(found, given)
      return found !== undefined
    },
    offers: (action) => items.some((one) => one.action === action),
  }
}
