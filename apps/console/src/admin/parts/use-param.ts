import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** One value of the address: what one looks at stands there, so that a link leads back to it. */
export function useParam(name: string): [value: string | undefined, set: (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams()
  const set = useCallback((value: string | undefined) => setParams((now) => {
    if (value === undefined || value === '') now.delete(name)
    else now.set(name, value)
    return now
  }, { replace: true }), [name, setParams])
  return [params.get(name) ?? undefined, set]
}
