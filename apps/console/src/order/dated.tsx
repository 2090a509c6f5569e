import { formatDate } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'

/** A moment by its date: a document is read later than on the day it is printed, so no 今天 and no 周一 alone. */
export function Dated({ at }: { at: string }): JSX.Element {
  return <time dateTime={at}>{formatDate(Date.parse(at), useLanguage(), useNow())}</time>
}
