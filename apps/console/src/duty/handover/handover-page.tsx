import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { DeskPicker } from '../../pickers/desk-picker.tsx'
import { useDesks } from '../../pickers/directory.ts'
import { useMe } from '../../session/session.tsx'
import { useDutyWords } from '../words.ts'
import { HandoverForm } from './handover-form.tsx'
import { PastHandovers } from './past-handovers.tsx'
import './handover.css'

/** A desk passes from one to another in one act; before it is done one sees what is owed and what moves. */
export default function HandoverPage(): JSX.Element {
  const say = useDutyWords()
  const [search, setSearch] = useSearchParams()
  const own = useOwnDesk()
  const deskId = search.get('desk') ?? own
  const choose = (id: string | undefined): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    if (id) next.set('desk', id)
    else next.delete('desk')
    return next
  })
  return (
    <div className="duty-handover">
      <section className="handover-act" aria-label={say('handover.title')}>
        <label htmlFor="handover-desk">{say('handover.desk')}</label>
        <DeskPicker id="handover-desk" value={deskId} onChange={choose} />
        {deskId ? (
          <Act key={deskId} deskId={deskId} />
        ) : (
          <Empty title={say('handover.none')} next={say('handover.noneWhy')} />
        )}
      </section>
      {deskId && <PastHandovers deskId={deskId} />}
    </div>
  )
}

function Act({ deskId }: { deskId: string }): JSX.Element {
  const say = useDutyWords()
  const posts = useRead('listPosts', { query: { deskId, role: 'dispatcher', limit: 200 } })
  const owed = useRead('readDeskOwed', { query: { deskId } }, { every: 60_000 })
  const error = owed.error ?? posts.error
  if (error)
    return isForbidden(error) ? (
      <Empty title={say('handover.none')} next={say('handover.noneWhy')} />
    ) : (
      <Failed error={error} again={() => void Promise.all([owed.refetch(), posts.refetch()])} />
    )
  if (!owed.data || !posts.data) return <Waiting rows={5} />
  return <HandoverForm deskId={deskId} seats={posts.data.items} standing={owed.data} />
}

function isForbidden(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 403
}

/** Where one sits; a leader's is the desk of his area. */
function useOwnDesk(): string | undefined {
  const { posts } = useMe()
  const { items } = useDesks()
  const leads = posts.find((post) => post.role === 'leader')
  return posts.find((post) => post.deskId)?.deskId ?? items.find(
    (desk) => desk.active && desk.areaId === leads?.areaId
  )?.id
}
