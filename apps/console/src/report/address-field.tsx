import type { CaseSummary } from '@onegrid/contract'
import { boundsOf, contains, isShape, labelPoint } from '@onegrid/web/map'
import type { MapBounds, MapPoint } from '@onegrid/web/map'
import { useMemo } from 'react'
import type { JSX } from 'react'
import type { Answer } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useSettled } from '../pickers/use-settled.ts'
import type { ReportDraft } from './draft.ts'
import { Field } from './field.tsx'
import { SuggestInput } from './suggest-input.tsx'
import type { Suggestion } from './suggest-input.tsx'
import type { Change } from './use-draft.ts'
import { useReportWords } from './words.ts'

type Area = Answer<'listAreas'>['items'][number]
interface Used extends Suggestion { point: MapPoint }

/** An area that was named and that is too large to be the place. */
export interface Look { id: string; name: string; bounds: MapBounds }

interface AddressFieldProps {
  draft: ReportDraft
  change: (change: Change) => void
  fault?: string
  /** An area was named that is too large to be a place: the map shows it, and the place is pressed there. */
  onLook: (look: Look | undefined) => void
}

const PAUSE_MS = 180
const LEAST = 2
const MOST = 6

/** Where: villages and grids by name, addresses of late; what is chosen stands on the map at once. */
export function AddressField({ draft, change, fault, onLook }: AddressFieldProps): JSX.Element {
  const say = useReportWords()
  const now = draft.address.trim()
  const typed = useSettled(now, PAUSE_MS)
  const ready = typed.length >= LEAST
  const areas = useRead('listAreas', { query: { q: typed, polygons: true } }, { enabled: ready, keep: true })
  const byWords = { query: { q: typed, order: 'newest', limit: 30 } } as const
  const lately = useRead('listEvents', byWords, { enabled: ready, keep: true })
  // What has come fits a beginning of what stands there now; only what fits all of it is suggested.
  const found = useMemo(() => (ready ? placesOf(areas.data?.items ?? [], now) : []), [ready, now, areas.data])
  const used = useMemo(() => (ready ? addressesOf(lately.data?.items ?? [], now) : []), [ready, now, lately.data])
  const named = found.map(({ id, name, level }) => ({ key: id, name, beside: say(`place.${level as 'grid'}`) }))

  function take({ key, name }: Suggestion): void {
    const point = used.find((one) => one.key === key)?.point
    if (point) {
      onLook(undefined)
      return change({ address: name, point })
    }
    const shape = found.find(({ id }) => id === key)?.polygon
    if (!isShape(shape)) return change({ address: name })
    const isGrid = found.find(({ id }) => id === key)?.level === 'grid'
    const bounds = boundsOf([shape])
    onLook(bounds && { id: key, name, bounds })
    const stays = draft.point && contains(shape, draft.point) ? draft.point : null
    // A grid is as near as its desk needs; in a village the very place is still to be shown.
    change({ address: name, point: stays ?? (isGrid ? (labelPoint(shape) ?? null) : null) })
  }

  return (
    <Field id="report-address" label={say('field.address')} fault={fault}>
      <SuggestInput
        id="report-address" value={draft.address} maxLength={200} placeholder={say('field.addressHint')} fault={fault}
        groups={[{ label: say('place.used'), items: used }, { label: say('place.areas'), items: named }]}
        onType={(address) => change({ address })} onTake={take}
      />
    </Field>
  )
}

/** The district itself is no place. */
function placesOf(areas: readonly Area[], typed: string): Area[] {
  const fits = ({ level, name, code }: Area): boolean =>
    level !== 'district' && (name.includes(typed) || code.startsWith(typed))
  return areas.filter(fits).slice(0, MOST)
}

/** Each address once, with where it was; those that hold the words in the address itself. */
function addressesOf(cases: readonly CaseSummary[], typed: string): Used[] {
  const byAddress = new Map<string, Used>()
  for (const { id, address, place, grid } of cases) {
    if (!address?.includes(typed) || !place || byAddress.has(address)) continue
    byAddress.set(address, { key: id, name: address, point: place, beside: grid?.name })
  }
  return [...byAddress.values()].slice(0, MOST)
}
