/** What one looks at stands in the address: tab, filter, order, the case that is open. */
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

export interface Address {
  params: URLSearchParams
  /** Changes the address; going back does not stop at it unless `push`. */
  change: (edit: (params: URLSearchParams) => URLSearchParams, push?: boolean) => void
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams()
  const change = useCallback<Address['change']>((edit, push = false) => {
    // Not as it was last drawn: two quick changes would each undo the other.
    setParams(edit(new URLSearchParams(location.search)), { replace: !push })
  }, [setParams])
  return { params, change }
}

/** The case that is open: kind and id, since an order has a page of its own. */
export interface OpenCase { kind: 'event' | 'order'; id: string }

export function openCaseOf(params: URLSearchParams): OpenCase | undefined {
  const event = params.get('case')
  const order = params.get('order-case')
  if (event) return { kind: 'event', id: event }
  return order ? { kind: 'order', id: order } : undefined
}

export function withOpenCase(params: URLSearchParams, open: OpenCase | undefined): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('case')
  next.delete('order-case')
  if (open) next.set(open.kind === 'order' ? 'order-case' : 'case', open.id)
  return next
}
