/** A view that can be saved and come back to: the filter, and the one thing beside it that the list is shown by. */
import { filterText, parseFilter, withFilter } from './filters.ts'

/** Empty where nothing is set. @param beside name of what else belongs to it in the address: tab or order */
export function viewText(params: URLSearchParams, beside: string): string {
  const view = new URLSearchParams(filterText(parseFilter(params)))
  const value = params.get(beside)
  if (value) view.set(beside, value)
  return view.toString()
}

/** The address with this view in place of its own; what else stands there stays. */
export function withView(params: URLSearchParams, text: string, beside: string): URLSearchParams {
  const view = new URLSearchParams(text)
  const next = withFilter(params, parseFilter(view))
  const value = view.get(beside)
  if (value) next.set(beside, value)
  else next.delete(beside)
  return next
}
