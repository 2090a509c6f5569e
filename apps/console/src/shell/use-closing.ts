import { useEffect } from 'react'

/** Closes what hangs below a button when somebody presses outside or Escape. */
export function useClosing(open: boolean, box: { current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    if (!open) return
    const outside = (event: MouseEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      close()
      box.current?.querySelector('button')?.focus()
    }
    document.addEventListener('mousedown', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('mousedown', outside)
      document.removeEventListener('keydown', escape)
    }
  })
}
