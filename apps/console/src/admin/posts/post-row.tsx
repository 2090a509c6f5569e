import type { StaffPost } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { termOf } from '../accounts/post-terms.ts'
import { dayOf } from '../parts/dates.ts'
import { usePostWords } from './words.ts'

export function PostRow({ post, onOpen }: { post: StaffPost; onOpen: () => void }): JSX.Element {
  const say = usePostWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const { name, role, title, engagement, unitName, areaWithin, areaName, deskName, fromDate, toDate } = post
  const term = termOf(post, dayOf(useNow(60_000)))
  return (
    <button type="button" className={`room-row posts-row ${term}`} onClick={onOpen}>
      <b>{name}</b>
      <span>
        {roles[role]} {title && title !== roles[role] && <small>{title}</small>}{' '}
        {engagement !== 'staff' && <small>{say(`engagement.${engagement}`)}</small>}
      </span>
      <span>
        {unitName}
        {deskName && <small> {deskName}</small>}
      </span>
      <span>
        <small>{areaWithin}</small> {areaName}
      </span>
      <span className="posts-term">
        {toDate ? say('term.to', { from: fromDate, to: toDate }) : say('term.since', { from: fromDate })}
      </span>
    </button>
  )
}
