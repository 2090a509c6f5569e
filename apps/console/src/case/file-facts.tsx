import { distanceMetres } from '@onegrid/domain'
import { formatDate } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { useLanguage } from '../words/room-words.ts'
import { useCaseWords } from './words.ts'

export interface PlacedAt { lon: number; lat: number }

/** When a picture was taken and how far from the matter: what a checker asks of it first. */
export function FileFacts({ id, place }: { id: string; place?: PlacedAt | null }): JSX.Element | null {
  const say = useCaseWords()
  const language = useLanguage()
  const { data } = useRead('describeFile', { params: { id } }, { fresh: Infinity })
  if (!data) return null
  const at = data.takenAt ?? data.uploadedAt
  const moment = formatDate(Date.parse(at), language)
  const { position } = data
  const metres = position && place
    ? Math.round(distanceMetres(position.lon, position.lat, place.lon, place.lat))
    : undefined
  return (
    <span className="file-facts">
      <span>{data.takenAt ? say('pictures.taken', { at: moment }) : say('pictures.uploaded', { at: moment })}</span>
      {metres !== undefined && <span> · {say('pictures.away', { n: metres })}</span>}
    </span>
  )
}
