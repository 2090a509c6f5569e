/** Sends a report, and merges it where the desk says that it is the same matter. */
import type { ActionAnswer, CaseSummary, ReportBody } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { ApiError, call } from '../api/client.ts'
import { act } from '../case/case-reads.ts'
import type { CaseRef } from '../case/case-reads.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { faultsOf, noFaults, without } from './faults.ts'
import type { FieldName, Faults } from './faults.ts'

export interface Sent {
  body: ReportBody
  case: CaseSummary
  outcome: ActionAnswer['outcome']
  warnings: readonly string[]
  /** It went into this one, or why it could not. */
  into?: { case: CaseSummary; refused?: string; undone?: boolean }
  /** What was changed after a first sending whose answer did not come is not in it. */
  edited?: boolean
}

export interface Sending {
  sent: Sent | undefined
  busy: boolean
  faults: Faults
  send(body: ReportBody, into?: CaseSummary): Promise<void>
  unmerge(): Promise<void>
  fault(faults: Faults): void
  /** These have been changed since: their faults may be gone. */
  mended(names: readonly FieldName[]): void
  again(): void
}

/** What lists or compares events: a new one may stand in each. */
const touched = ['listEvents', 'readWorklist', 'mapEvents', 'findSimilar'] as const

export function useSending(): Sending {
  const queries = useQueryClient()
  const textOf = useProblemText()
  const toast = useToast()
  const [sent, setSent] = useState<Sent>()
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<Faults>(noFaults)
  /** Sent, and nobody knows whether it arrived. */
  const unanswered = useRef<ReportBody>(undefined)

  async function report(body: ReportBody): Promise<Sent> {
    const before = unanswered.current
    unanswered.current = body
    try {
      return { body, ...(await call('reportEvent', { body })) }
    } catch (error) {
      // The first sending did arrive after all; the same words again get its answer.
      if (!(error instanceof ApiError && error.code === 'action-id-reused' && before)) throw error
      return { body: before, ...(await call('reportEvent', { body: before })), edited: true }
    }
  }

  async function merged(done: Sent, into: CaseSummary): Promise<Sent> {
    try {
      const answer = await act(eventOf(done), { id: newActionId(), action: 'merge', input: { survivor: into.id } })
      return { ...done, case: answer.case, into: { case: into } }
    } catch (error) {
      return { ...done, into: { case: into, refused: textOf(error) } }
    }
  }

  async function busily(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }

  return {
    sent,
    busy,
    faults,
    fault: setFaults,
    mended: (names) => setFaults((before) => without(before, names)),
    send: (body, into) => busily(async () => {
      setFaults(noFaults)
      try {
        const done = await report(body)
        setSent(into ? await merged(done, into) : done)
        unanswered.current = undefined
        for (const list of touched) void queries.invalidateQueries({ queryKey: [list] })
      } catch (error) {
        // Refused for certain, and not done: what is sent next may say something else.
        if (error instanceof ApiError && error.status < 500) unanswered.current = undefined
        setFaults(faultsOf(error, textOf))
      }
    }),
    unmerge: () => busily(async () => {
      if (!sent?.into) return
      try {
        const answer = await act(eventOf(sent), { id: newActionId(), action: 'unmerge', input: {} })
        setSent({ ...sent, case: answer.case, into: { ...sent.into, undone: true } })
      } catch (error) {
        toast({ kind: 'problem', text: textOf(error) })
      }
    }),
    again() {
      setSent(undefined)
      setFaults(noFaults)
    },
  }
}

function eventOf({ case: { id } }: Sent): CaseRef {
  return { kind: 'event', id }
}
