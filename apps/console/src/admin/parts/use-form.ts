/** A form that loses nothing: drafts while it is closed, faults at their fields, another's change shown and merged. */
import type { ErrorCode } from '@onegrid/contract'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { fieldProblems, useProblemText } from '../../feedback/problem.ts'
import { mergeFields } from './merge.ts'

export type Faults<T> = Partial<Record<keyof T & string, string>>

/** What somebody else has saved meanwhile. */
export interface Theirs<T> {
  field: keyof T & string
  /** What they made of it. */
  value: T[keyof T]
  /** It has been changed here, too: what was typed stays. */
  both: boolean
}

interface FormPlan<T extends object, B> {
  /** Under this name what was typed is kept until it has been sent or thrown away. */
  draft: string
  /** What is stored; undefined for something new. */
  base: B
  toValues: (base: B) => T
  send: (values: T, base: B) => Promise<void>
  /** The field that an error of the server is about. */
  faultAt?: Partial<Record<ErrorCode, keyof T & string>>
  /** Reads what is stored now, when it has changed meanwhile. */
  reread?: () => Promise<B>
  onDone: () => void
}

export interface Form<T extends object> {
  values: T
  set: <K extends keyof T>(field: K, value: T[K]) => void
  faults: Faults<T>
  /** What is wrong and belongs to no field. */
  problem: string
  theirs: readonly Theirs<T>[]
  busy: boolean
  dirty: boolean
  submit: () => Promise<void>
  /** Throws the draft away. */
  reset: () => void
}

/** As long as the page lives: a form that was closed by mistake has what was typed when it opens again. */
const drafts = new Map<string, object>()

export function useForm<T extends object, B>(plan: FormPlan<T, B>): Form<T> {
  const textOf = useProblemText()
  const { draft } = plan
  const [base, setBase] = useState(plan.base)
  const [values, setValues] = useState<T>(() => (drafts.get(draft) as T | undefined) ?? plan.toValues(plan.base))
  const [faults, setFaults] = useState<Faults<T>>({})
  const [problem, setProblem] = useState('')
  const [theirs, setTheirs] = useState<readonly Theirs<T>[]>([])
  const [busy, setBusy] = useState(false)
  const begun = useRef(plan.toValues(plan.base))
  const dirty = JSON.stringify(values) !== JSON.stringify(begun.current)
  useEffect(() => {
    if (dirty) drafts.set(draft, values)
    else drafts.delete(draft)
  }, [draft, dirty, values])

  async function submit(): Promise<void> {
    if (busy) return
    setBusy(true)
    setFaults({})
    setProblem('')
    try {
      await plan.send(values, base)
      drafts.delete(draft)
      begun.current = values
      setTheirs([])
      plan.onDone()
    } catch (error) {
      await fail(error)
    } finally {
      setBusy(false)
    }
  }

  async function fail(error: unknown): Promise<void> {
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'stale-form' && plan.reread) {
      const fresh = await plan.reread().catch(() => undefined)
      if (fresh !== undefined) {
        const other = plan.toValues(fresh)
        const merged = mergeFields(plan.toValues(base), values, other)
        setBase(fresh)
        setValues(merged.value)
        setTheirs(
          merged.theirs.map((field) => ({ field, value: other[field], both: merged.conflicts.includes(field) })),
        )
        setProblem(textOf(error))
        return
      }
    }
    const field = code === undefined || code === 'unreadable' ? undefined : plan.faultAt?.[code]
    const at = { ...fieldProblems(error), ...(field && { [field]: textOf(error) }) } as Faults<T>
    setFaults(at)
    const known = Object.keys(at).some((name) => name in values)
    if (!known) setProblem(textOf(error))
  }

  return {
    values, faults, problem, theirs, busy, dirty, submit,
    set: (field, value) => {
      setValues((now) => ({ ...now, [field]: value }))
      setFaults((now) => ({ ...now, [field]: undefined }))
    },
    reset: () => {
      drafts.delete(draft)
      setValues(plan.toValues(base))
      setFaults({})
      setProblem('')
      setTheirs([])
    },
  }
}
