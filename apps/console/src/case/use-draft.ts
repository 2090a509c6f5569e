import { useCallback, useRef, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { useMe } from '../session/session.tsx'
import { draftKey, drafts } from './drafts.ts'
import type { Draft } from './drafts.ts'
import type { Values } from './values.ts'

interface DraftUse {
  draft: Draft
  /** What stands in the form: what was written, else what the rules propose now. */
  values: Values
  /** Something has been written, not only proposed. */
  touched: boolean
  set(name: string, value: unknown): void
  /** The form has been brought up to this version. */
  see(seen: Draft['seen']): void
  drop(): void
}

interface Of {
  caseId: string
  action: string
  taskId: string | null
}

/**
 * The draft of one action of one case, kept while somebody writes.
 *
 * @param proposed what the form begins with
 * @param seen versions that the screen shows as the form is opened
 */
export function useDraft({ caseId, action, taskId }: Of, proposed: Values, seen: Draft['seen']): DraftUse {
  const key = draftKey(useMe().account.id, caseId, action, taskId)
  const [kept, setKept] = useState(() => drafts.read(key))
  const [fresh] = useState((): Draft => ({ values: {}, seen, actionId: newActionId() }))
  const draft = kept ?? fresh
  const latest = useRef({ draft, proposed })
  latest.current = { draft, proposed }

  const keep = useCallback((next: Draft) => {
    latest.current = { ...latest.current, draft: next }
    drafts.keep(key, next)
    setKept(next)
  }, [key])

  return {
    draft,
    values: { ...proposed, ...draft.values },
    touched: kept !== undefined,
    set: useCallback((name, value) => {
      const { draft: before, proposed: begun } = latest.current
      // A file that arrives while something is being written must not undo that: it changes the latest.
      const was = before.values[name] ?? begun[name]
      const next = typeof value === 'function' ? (value as (before: unknown) => unknown)(was) : value
      keep({ ...before, values: { ...before.values, [name]: next ?? null } })
    }, [keep]),
    see: useCallback((now) => {
      fresh.seen = now
      setKept((was) => {
        if (!was) return was
        const next = { ...was, seen: now }
        drafts.keep(key, next)
        return next
      })
    }, [fresh, key]),
    drop: useCallback(() => {
      drafts.drop(key)
      setKept(undefined)
    }, [key]),
  }
}
