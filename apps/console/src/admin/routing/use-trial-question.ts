import type { Level, Source } from '@onegrid/domain'
import { levels, sources } from '@onegrid/domain'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface TrialQuestion {
  matter?: string
  where: 'area' | 'point'
  area?: string
  point?: { lon: number; lat: number }
  source: Source
  /** Absent: the matter's. */
  level?: Level
  /** RFC 3339; absent: now. */
  at?: string
  set?: 'draft' | 'current'
}

/** What is tried stands in the address: a question about a rule is sent to a colleague as a link. */
export function useTrialQuestion(): [TrialQuestion, (patch: Partial<TrialQuestion>) => void] {
  const [search, setSearch] = useSearchParams()
  const text = search.get('try') ?? ''
  const question = useMemo(() => parseQuestion(text), [text])
  const ask = useCallback((patch: Partial<TrialQuestion>) => setSearch((now) => {
    now.set('try', questionText({ ...parseQuestion(now.get('try') ?? ''), ...patch }))
    return now
  }, { replace: true }), [setSearch])
  return [question, ask]
}

/** `m070101~a<id>~sresident~l2~t2026-09-30T01:00:00.000Z`; what makes no sense is left out. */
export function parseQuestion(text: string): TrialQuestion {
  const parts = new Map(text.split('~').filter(Boolean).map((part) => [part[0]!, part.slice(1)]))
  const [lon, lat] = (parts.get('p') ?? '').split(',').map(Number)
  const point = lon && lat ? { lon, lat } : undefined
  const level = levels.find((one) => String(one) === parts.get('l'))
  const at = parts.get('t')
  const set = parts.get('d')
  return {
    ...(/^\d{6}$/.test(parts.get('m') ?? '') && { matter: parts.get('m')! }),
    where: parts.has('p') || parts.get('w') === 'point' ? 'point' : 'area',
    ...(/^[0-9a-f-]{36}$/.test(parts.get('a') ?? '') && { area: parts.get('a')! }),
    ...(point && { point }),
    source: sources.find((one) => one === parts.get('s')) ?? 'resident',
    ...(level && { level }),
    ...(at && !Number.isNaN(Date.parse(at)) && { at }),
    ...((set === 'draft' || set === 'current') && { set }),
  }
}

export function questionText({ matter, where, area, point, source, level, at, set }: TrialQuestion): string {
  const parts = [
    matter && `m${matter}`,
    where === 'area' ? area && `a${area}` : point ? `p${point.lon},${point.lat}` : 'wpoint',
    source !== 'resident' && `s${source}`, level && `l${level}`, at && `t${at}`, set && `d${set}`,
  ]
  return parts.filter(Boolean).join('~')
}
