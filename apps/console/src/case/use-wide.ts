import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Whether an element is at least so wide, as it is now. */
export function useWide(ref: RefObject<HTMLElement | null>, px: number): boolean {
  const [wide, setWide] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = (): void => setWide(element.clientWidth >= px)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, px])
  return wide
}
