import { useSearchParams } from 'react-router'
import { useMe } from '../../session/session.tsx'

export type Tier = 'village' | 'town' | 'district'

export interface Question {
  area?: string
  lon?: number
  lat?: number
  tier: Tier
  /** RFC 3339; now where absent. */
  at?: string
}

/** What is asked stands in the address; at first it is one's own area. */
export function useQuestion(): { question: Question; ask: (part: Partial<Question>) => void } {
  const [search, setSearch] = useSearchParams()
  const [own] = useMe().posts
  const [lon, lat] = [numberOf(search.get('lon')), numberOf(search.get('lat'))]
  const byPoint = lon !== undefined && lat !== undefined
  const area = search.get('area') ?? (byPoint || search.has('none') ? undefined : own?.areaId)
  const at = search.get('at')
  const tier = tierOf(search.get('tier')) ?? (
    own?.level === 'district' && !byPoint && area === own.areaId ? 'district' : 'town'
  )
  const ask = (part: Partial<Question>): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    for (const [name, value] of Object.entries(part)) {
      if (value === undefined) next.delete(name)
      else next.set(name, typeof value === 'number' ? value.toFixed(6) : value)
    }
    // An area that was taken away stays away, and one's own does not come back.
    if ('area' in part && part.area === undefined && part.lon === undefined) next.set('none', '')
    else if ('area' in part) next.delete('none')
    return next
  }, { replace: true })
  return {
    question: { area, ...(byPoint ? { lon, lat } : {}), tier, ...(at && !Number.isNaN(Date.parse(at)) ? { at } : {}) },
    ask,
  }
}

function numberOf(text: string | null): number | undefined {
  return text === null || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)
}

function tierOf(text: string | null): Tier | undefined {
  return (['village', 'town', 'district'] as const).find((tier) => tier === text)
}
