import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** A native dialogue: the browser keeps the focus inside, gives it back afterwards, and closes on Escape. */
export function useDialog(open: boolean, close: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
    const closed = (): void => latest.current()
    const outside = (event: MouseEvent): void => {
      if (event.target === dialog) dialog.close()
    }
    dialog.addEventListener('close', closed)
    dialog.addEventListener('click', outside)
    return () => {
      dialog.removeEventListener('close', closed)
      dialog.removeEventListener('click', outside)
    }
  }, [open])
  return ref
}
