import { wordsOf } from '@onegrid/domain/words'
import { VirtualRows } from '@onegrid/web'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { Sure } from '../parts/sure.tsx'
import { useRefresh } from '../units/use-refresh.ts'
import { inParts, movesOf } from './displaced-moves.ts'
import type { Displaced } from './displaced-moves.ts'
import { usePostWords } from './words.ts'
import './posts.css'

const ROW_PX = 44

/** Posts whose grid was redrawn: each with the grid that took over, all moved in one act. */
export default function DisplacedPage(): JSX.Element {
  const say = usePostWords()
  const toast = useToast()
  const textOf = useProblemText()
  const refresh = useRefresh()
  const displaced = useRead('listDisplacedPosts', undefined, { fresh: 0 })
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const items = displaced.data?.items ?? []
  const moves = movesOf(items, chosen)

  async function move(): Promise<void> {
    setBusy(true)
    try {
      for (const part of inParts(moves)) await call('movePosts', { body: { moves: part } })
      toast({ text: say('displaced.done', { n: moves.length }) })
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    } finally {
      setBusy(false)
      setAsking(false)
      await refresh()
    }
  }

  return (
    <>
      <RoomHead
        title={say('displaced.title')}
        note={displaced.isSuccess && say('vacancies.note', { n: items.length })}
        before={
          <Link className="back-link" to="/admin/vacancies">
            {say('vacancies.title')}
          </Link>
        }
      >
        <Button type="primary" disabled={moves.length === 0} onClick={() => setAsking(true)}>
          {say('displaced.all', { n: moves.length })}
        </Button>
      </RoomHead>
      <div className="posts">
        {displaced.isPending && <Waiting />}
        {displaced.error && <Failed error={displaced.error} again={() => void displaced.refetch()} />}
        {displaced.isSuccess && items.length === 0 && (
          <Empty title={say('displaced.none')} next={say('displaced.noneNext')} />
        )}
        {items.length > 0 && (
          <div className="posts-rows">
            <VirtualRows
              rows={items}
              keyOf={({ post }) => post.id}
              height={ROW_PX}
              label={say('displaced.title')}
              focusable
              render={(item) => (
                <DisplacedRow
                  item={item}
                  chosen={chosen[item.post.id]}
                  onChoose={(areaId) => setChosen((now) => ({ ...now, [item.post.id]: areaId }))}
                />
              )}
            />
          </div>
        )}
      </div>
      {asking && (
        <Sure
          title={say('displaced.all', { n: moves.length })}
          why={say('displaced.why')}
          go={say('displaced.go')}
          busy={busy}
          harmless
          onGo={move}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function DisplacedRow({ item, chosen, onChoose }: {
  item: Displaced
  chosen: string | undefined
  onChoose: (areaId: string) => void
}): JSX.Element {
  const say = usePostWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const { post, successors } = item
  const [first] = successors
  return (
    <div className="displaced-row">
      <b>{post.name}</b>
      <span>
        {roles[post.role]} <small>{post.unitName}</small>
      </span>
      <span>
        <s>{post.areaName}</s>
      </span>
      <span aria-hidden="true">→</span>
      {successors.length > 1 ? (
        <Select
          size="small"
          value={chosen ?? first?.id}
          aria-label={say('displaced.to', { name: post.name })}
          onChange={onChoose}
          options={successors.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <span>
          {first ? (
            <>
              <small>{first.within}</small> {first.name}
            </>
          ) : (
            <Link to={`/admin/posts?post=${post.id}`}>{say('displaced.nowhere')}</Link>
          )}
        </span>
      )}
    </div>
  )
}
