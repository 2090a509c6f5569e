/**
 * What somebody has begun to write, by person, case and action: it outlives folding the form, looking at other cases
 * and a reload of the page. The action's id is kept with it until the server has answered, so that what is sent again
 * after a broken connection is done once. Rules: decision 3; docs/api.md.
 */
import type { Values } from './values.ts'

export interface Draft {
  /** Only what has been written or chosen: what is merely proposed follows the rules. Null where it was cleared. */
  values: Values
  actionId: string
  /** Versions that the form showed when it was opened or last brought up to date. */
  seen: { case: number; task?: number }
}

interface Drafts {
  read(key: string): Draft | undefined
  keep(key: string, draft: Draft): void
  drop(key: string): void
}

export function draftKey(account: string, caseId: string, action: string, taskId?: string | null): string {
  return ['onegrid.draft', account, caseId, action, taskId ?? ''].join('.')
}

/** @param storage of the tab; where it is full or forbidden the page remembers by itself */
export function draftsIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined): Drafts {
  const here = new Map<string, string>()
  return {
    read(key) {
      const text = here.get(key) ?? attempt(() => storage?.getItem(key))
      return text === undefined || text === null ? undefined : parsed(text)
    },
    keep(key, draft) {
      const text = JSON.stringify(draft)
      here.set(key, text)
      attempt(() => storage?.setItem(key, text))
    },
    drop(key) {
      here.delete(key)
      attempt(() => storage?.removeItem(key))
    },
  }
}

export const drafts = draftsIn(attempt(() => globalThis.sessionStorage))

function parsed(text: string): Draft | undefined {
  const draft = attempt(() => JSON.parse(text) as Partial<Draft>)
  return draft?.values && draft.actionId && draft.seen ? (draft as Draft) : undefined
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
