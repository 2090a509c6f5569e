/** Sending an action: what goes wrong stands where it can be mended, and what was typed stays. */
import type { ActionAnswer, OfferedAction } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Dispatch, SetStateAction } from 'react'
import { ApiError } from '../api/client.ts'
import { fieldProblems, useProblemText } from '../feedback/problem.ts'
import { act, refreshCase } from './case-reads.ts'
import type { CaseRef } from './case-reads.ts'
import type { Draft } from './drafts.ts'
import { fieldOfRefusal } from './refusals.ts'
import { useCaseWords } from './words.ts'

export interface Problems {
  /** Above the buttons. */
  form?: string
  /** By field. */
  fields: Readonly<Record<string, string>>
}

interface Sender {
  busy: boolean
  problems: Problems
  setProblems: Dispatch<SetStateAction<Problems>>
  /** Undefined where it did not go through; `problems` says why. 'reused': it had gone through before. */
  send(offer: OfferedAction, draft: Draft, input: Record<string, unknown>): Promise<ActionAnswer | 'reused' | undefined>
}

export const noProblems: Problems = { fields: {} }

export function useSend(ref: CaseRef): Sender {
  const say = useCaseWords()
  const textOf = useProblemText()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problems>(noProblems)

  function problemsOf(error: unknown, offer: OfferedAction): Problems {
    if (!(error instanceof ApiError)) return { form: say('act.again'), fields: {} }
    const names = offer.fields.map(({ name }) => name)
    const params = error.problem?.params ?? {}
    const field = fieldOfRefusal(params['refusal'], params, names)
    if (field) return { fields: { [field]: textOf(error) } }
    const fields = fieldProblems(error)
    return names.some((name) => fields[name]) ? { fields } : { form: textOf(error), fields: {} }
  }

  return {
    busy,
    problems,
    setProblems,
    async send(offer, draft, input) {
      setBusy(true)
      setProblems(noProblems)
      const { action, taskId } = offer
      try {
        return await act(ref, { id: draft.actionId, action, ...(taskId && { taskId }), seen: draft.seen, input })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'action-id-reused') return 'reused'
        const stale = error instanceof ApiError && error.code === 'stale-form'
        setProblems(stale ? { form: say('act.stale'), fields: {} } : problemsOf(error, offer))
        // The rule saw another case than the screen shows: show that one.
        if (error instanceof ApiError && error.status === 409) await refreshCase(queries, ref)
        return undefined
      } finally {
        setBusy(false)
      }
    },
  }
}
