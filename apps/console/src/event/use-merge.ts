/** Merging two cases and taking them apart again; both are shown as they are afterwards. */
import { useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { act, useSettle } from '../case/case-reads.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useToast } from '../feedback/toast.tsx'
import { useEventWords } from './words.ts'

interface Unmerging {
  /** Id of the case that is being taken out. */
  busy: string | undefined
  unmerge(duplicate: string, survivor: string): Promise<void>
}

export function useUnmerge(): Unmerging {
  const say = useEventWords()
  const toast = useToast()
  const textOf = useProblemText()
  const settle = useSettle()
  const [busy, setBusy] = useState<string>()
  return {
    busy,
    async unmerge(duplicate, survivor) {
      setBusy(duplicate)
      try {
        const answer = await act({ kind: 'event', id: duplicate }, { id: newActionId(), action: 'unmerge', input: {} })
        toast({ text: say('merge.undone') })
        await settleBoth(settle, duplicate, survivor, answer)
      } catch (error) {
        toast({ text: say('merge.undoFailed', { why: textOf(error) }), kind: 'problem' })
      } finally {
        setBusy(undefined)
      }
    },
  }
}

type Settle = ReturnType<typeof useSettle>

export async function settleBoth(
  settle: Settle, duplicate: string, survivor: string, answer: Parameters<Settle>[1],
): Promise<void> {
  await Promise.all([settle({ kind: 'event', id: duplicate }, answer), settle({ kind: 'event', id: survivor })])
}
