/** Short words about what has just been done, with undo where it can be undone. */
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { JSX, ReactNode } from 'react'
import { useShellWords } from '../shell/words.ts'
import './feedback.css'

interface Toast {
  text: string
  kind?: 'done' | 'problem'
  /** Offered for as long as the words stand there. */
  undo?: () => void
}

interface Shown extends Toast { id: number }

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)
/** Long enough to read and to reach the button; with undo longer. */
const SHOWN_MS = 5000
const UNDO_MS = 12_000

export function ToastProvider({ children }: { children: ReactNode }): JSX.Element {
  const say = useShellWords()
  const [toasts, setToasts] = useState<Shown[]>([])
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: Toast) => {
    const id = Math.random()
    setToasts((all) => [...all.slice(-2), { ...toast, id }])
    setTimeout(() => drop(id), toast.undo || toast.kind === 'problem' ? UNDO_MS : SHOWN_MS)
  }, [drop])
  const value = useMemo(() => show, [show])
  return (
    <ToastContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={`toast ${toast.kind ?? 'done'}`}>
            <span>{toast.text}</span>
            {toast.undo && (
              <button
                type="button"
                onClick={() => {
                  drop(toast.id)
                  toast.undo?.()
                }}
              >
                {say('common.undo')}
              </button>
            )}
            <button
              type="button"
              className="toast-close"
              aria-label={say('common.close')}
              onClick={() => drop(toast.id)}
            >
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}

export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}
