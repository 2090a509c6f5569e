/**
 * A form upon one piece of the draft. What is typed is kept in this browser until it is saved or dropped, and what
 * somebody else changes meanwhile is taken over where it does not touch it.
 */
import { isSameValue } from '@onegrid/domain'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { mergeFields } from '../parts/merge.ts'

export interface PieceForm<T extends object> {
  value: T
  change(patch: Partial<T>): void
  /** What the form showed when it was opened, or last took over; null for a new piece. */
  was: T | null
  dirty: boolean
  /** Somebody else has changed these fields since; those in conflict keep what was typed here. */
  met?: { theirs: string[]; conflicts: string[]; other: T }
  /** What was typed earlier and never saved has come back. */
  restored: boolean
  /** What the other has changed is known now. */
  settle(): void
  /** Drops what was typed. */
  reset(): void
  saving: boolean
  /** Sends what was typed; where that fails, everything stays as it was typed. @throws what `send` throws */
  save(send: (value: T, was: T | null) => Promise<void>): Promise<void>
}

interface Held<T> {
  value: T
  was: T | null
}

/**
 * @param piece names what is kept: `matters/070101`, `routing/new`
 * @param present what stands in the draft; undefined for what is to be new
 * @param blank what a new one begins with
 */
export function usePieceForm<T extends object>(piece: string, present: T | undefined, blank: T): PieceForm<T> {
  const start = useCallback((): Held<T> => ({ value: present ?? blank, was: present ?? null }), [present, blank])
  const [held, setHeld] = useState<Held<T>>(() => readKept<T>(piece) ?? start())
  const [restored, setRestored] = useState(() => readKept(piece) !== undefined)
  const [met, setMet] = useState<PieceForm<T>['met']>()
  const [saving, setSaving] = useState(false)
  // What was sent and refused is seen in the draft for a moment longer: that is no word of anybody else's.
  const sent = useRef<T>(undefined)
  const dirty = !isSameValue(held.value, held.was ?? blank)

  useEffect(() => {
    // While it is being saved, the draft shows what is on its way and not yet what stands there.
    if (sent.current !== undefined && !saving) {
      if (isSameValue(present, sent.current)) return
      sent.current = undefined
    }
    if (saving || present === undefined || isSameValue(present, held.was ?? undefined)) return
    const { value, theirs, conflicts } = mergeFields(held.was ?? blank, held.value, present)
    setHeld({ value, was: present })
    if (dirty && theirs.length > 0) setMet({ theirs, conflicts, other: present })
  }, [present, held, blank, dirty, saving])

  useEffect(() => {
    if (dirty) keep(piece, held)
    else drop(piece)
  }, [piece, held, dirty])

  return useMemo(() => ({
    value: held.value,
    was: held.was,
    dirty,
    met,
    restored: restored && dirty,
    change: (patch) => setHeld((now) => ({ ...now, value: without({ ...now.value, ...patch }) })),
    settle: () => setMet(undefined),
    reset: () => {
      drop(piece)
      setHeld(start())
      setMet(undefined)
      setRestored(false)
    },
    saving,
    save: async (send) => {
      setSaving(true)
      sent.current = held.value
      try {
        await send(held.value, held.was)
        sent.current = undefined
        drop(piece)
        setHeld((now) => ({ value: now.value, was: held.value }))
        setMet(undefined)
        setRestored(false)
      } finally {
        setSaving(false)
      }
    },
  }), [held, dirty, met, restored, saving, piece, start])
}

/** Whether something typed and never saved waits for its form. */
export function isKept(piece: string): boolean {
  return readKept(piece) !== undefined
}

/** A field that was emptied is absent, as the server has it. */
function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}

const nameOf = (piece: string): string => `onegrid.kept.${piece}`

function keep(piece: string, held: unknown): void {
  try {
    sessionStorage.setItem(nameOf(piece), JSON.stringify(held))
  } catch {
    // No room: the form itself still holds it.
  }
}

function drop(piece: string): void {
  sessionStorage.removeItem(nameOf(piece))
}

function readKept<T>(piece: string): Held<T> | undefined {
  const text = sessionStorage.getItem(nameOf(piece))
  if (text === null) return undefined
  try {
    return JSON.parse(text) as Held<T>
  } catch {
    return undefined
  }
}
