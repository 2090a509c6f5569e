import { useEffect, useState } from 'react'

/** As long as most people need for the next letter. */
const PAUSE_MS = 180

/** What was typed, once the hand rests. */
export function useTyped(): [typed: string, hear: (text: string) => void] {
  const [now, hear] = useState('')
  const [typed, settle] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => settle(now.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [now])
  return [typed, hear]
}
