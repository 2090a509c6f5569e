import { useState } from 'react'

/** What is typed of a note stays with this tab until the hand-over is done. */
export function useNote(deskId: string): [string, (note: string) => void, () => void] {
  const key = `onegrid.handover-note.${deskId}`
  const [note, setNote] = useState(() => sessionStorage.getItem(key) ?? '')
  const set = (next: string): void => {
    setNote(next)
    sessionStorage.setItem(key, next)
  }
  const forget = (): void => {
    setNote('')
    sessionStorage.removeItem(key)
  }
  return [note, set, forget]
}
