import { useState } from 'react'
import { useSettled } from './use-settled.ts'

/** As long as most people need for the next letter. */
const PAUSE_MS = 180

/** What was typed, once the hand rests. */
export function useTyped(): [typed: string, hear: (text: string) => void] {
  const [now, hear] = useState('')
  return [useSettled(now.trim(), PAUSE_MS), hear]
}
