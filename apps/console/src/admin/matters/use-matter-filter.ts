import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { matterFlags } from './matter-list.ts'
import type { MatterFilter } from './matter-list.ts'

/** What is looked for stands in the address, so that it can be sent to somebody. */
export function useMatterFilter(): [MatterFilter, (patch: Partial<MatterFilter>) => void] {
  const [search, setSearch] = useSearchParams()
  const [q, prefix, unitFunction, flags] = ['q', 'class', 'function', 'flags'].map((name) => search.get(name) ?? '')
  const filter = useMemo<MatterFilter>(() => ({
    q: q!, prefix: prefix!, unitFunction: unitFunction!,
    flags: matterFlags.filter((flag) => flags!.split(',').includes(flag)),
  }), [q, prefix, unitFunction, flags])
  const change = useCallback((patch: Partial<MatterFilter>) => setSearch((now) => {
    const next: Record<string, string | undefined> = {
      q: patch.q, class: patch.prefix, function: patch.unitFunction, flags: patch.flags?.join(','),
    }
    for (const [name, value] of Object.entries(next)) {
      if (value === undefined) continue
      if (value === '') now.delete(name)
      else now.set(name, value)
    }
    return now
  }, { replace: true }), [setSearch])
  return [filter, change]
}
