import { useEffect, useState } from 'react'

/** A value once it has rested: a hand that types, a pin that is on its way ask nothing. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
