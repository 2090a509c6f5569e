import { useCallback, useRef, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { useMe } from '../session/session.tsx'
import { draftKey, drafts } from './drafts.ts'
import type { Draft } from './drafts.ts'
import type { Values } from './values.ts'

interface DraftUse {
  draft: Draft
  /** Something has been written, not only proposed. */
  touched: boolean
  set(name: string, value: unknown): void
  /** The form has been brought up to this version. */
  see(seen: Draft['seen']): void
  drop(): void
}

/**
 * The draft of one action of one case, kept while somebody writes.
 *
 * @param begin what the form begins with where there is no draft
 */
export function useDraft(caseId: string, action: string, taskId: string | null, begin: () => { values: Values; seen: Draft['seen'] }): DraftUse {
  const key = draftKey(useMe().account.id, caseId, action, taskId)
  const [kept, setKept] = useState(() => drafts.read(key))
  const [fresh] = useState((): Draft => ({ ...begin(), actionId: newActionId() }))
  const draft = kept ?? fresh
  const latest = useRef(draft)
  latest.current = draft

  const keep = useCallback((next: Draft) => {
    latest.current = next
    drafts.keep(key, next)
    setKept(next)
  }, [key])

  return {
    draft,
    touched: kept !== undefined,
    set: useCallback((name, value) => {
      const before = latest.current
      // A file that arrives while another is being written must not undo what was written: it changes the latest.
      const next = typeof value === 'function' ? (value as (before: unknown) => unknown)(before.values[name]) : value
      keep({ ...before, values: { ...before.values, [name]: next } })
    }, [keep]),
    see: useCallback((seen) => {
      const next = { ...latest.current, seen }
      latest.current = next
      setKept((was) => {
        if (was) drafts.keep(key, next)
        return was ? next : was
      })
      fresh.seen = seen
    }, [fresh, key]),
    drop: useCallback(() => {
      drafts.drop(key)
      setKept(undefined)
    }, [key]),
  }
}
