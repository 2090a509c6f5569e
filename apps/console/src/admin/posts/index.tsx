import { wordsOf } from '@onegrid/domain/words'
import { VirtualRows } from '@onegrid/web'
import { Button, Checkbox, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useParam } from '../parts/use-param.ts'
import { EditPost } from './edit-post.tsx'
import { GivePost } from './give-post.tsx'
import { adminRoles, workRoles } from './post-rules.ts'
import type { PostRole } from './post-rules.ts'
import { PostRow } from './post-row.tsx'
import { usePostWords } from './words.ts'
import './posts.css'

const ROW_PX = 44
const given = ['give', 'person', 'unit', 'at', 'desk'] as const

/** Who holds which post where, from when to when. Rights come from posts, and from nothing else. */
export default function PostsRoom(): JSX.Element {
  const say = usePostWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useParam('post')
  const [role, setRole] = useParam('role')
  const [within, setWithin] = useParam('within')
  const [unitId, setUnit] = useParam('of')
  const [ended, setEnded] = useParam('ended')
  const [endsBy, setEndsBy] = useParam('ends')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const giving = params.has('give')
  const query = {
    limit: 200,
    ...(search && { search }),
    ...(role && !giving && { role: role as PostRole }),
    ...(within && { within }),
    ...(unitId && { unitId }),
    ...(ended && { ended: true }),
    ...(endsBy && { endsBy }),
  }
  const pages = useReadPages('listPosts', { query }, { keep: true })
  const posts = pages.data?.pages.flatMap((page) => page.items) ?? []
  const close = (): void => setParams((now) => {
    for (const name of given) now.delete(name)
    if (giving) now.delete('role')
    return now
  }, { replace: true })
  const give = (): void => setParams((now) => {
    now.set('give', '1')
    return now
  })
  const options = [
    { value: '', label: say('allRoles') },
    ...[...workRoles, ...adminRoles, 'hotline'].map((value) => ({ value, label: roles[value] })),
  ]
  return (
    <>
      <RoomHead title={say('title')}>
        <Button type="primary" onClick={give}>
          {say('give')}
        </Button>
      </RoomHead>
      <div className="posts-tools">
        <Input.Search
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          allowClear
          placeholder={say('search')}
          aria-label={say('search')}
        />
        <Select
          value={giving ? '' : (role ?? '')}
          options={options}
          onChange={(value) => setRole(value || undefined)}
          aria-label={say('allRoles')}
        />
        <AreaPicker value={within} onChange={setWithin} placeholder={say('allAreas')} aria-label={say('allAreas')} />
        <UnitPicker value={unitId} onChange={setUnit} aria-label={say('form.unit')} />
        {endsBy && (
          <button type="button" className="tag strong" onClick={() => setEndsBy(undefined)}>
            {say('endsBy', { date: endsBy })} ×
          </button>
        )}
        <Checkbox checked={ended !== undefined} onChange={({ target }) => setEnded(target.checked ? '1' : undefined)}>
          {say('ended')}
        </Checkbox>
      </div>
      <div className="posts">
        <div className="posts-head" aria-hidden="true">
          {(['who', 'role', 'unit', 'area', 'term'] as const).map((name) => (
            <span key={name}>{say(`col.${name}`)}</span>
          ))}
        </div>
        <div className="posts-rows">
          {pages.isPending && <Waiting />}
          {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
          {pages.isSuccess && posts.length === 0 && <Empty title={say('none')} next={say('noneNext')} />}
          {posts.length > 0 && (
            <VirtualRows
              rows={posts}
              keyOf={({ id }) => id}
              height={ROW_PX}
              label={say('title')}
              onEnd={() => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage())}
              render={(post) => <PostRow post={post} onOpen={() => setOpen(post.id)} />}
            />
          )}
        </div>
      </div>
      {giving && <GivePost begin={beginOf(params)} onClose={close} />}
      {open !== undefined && !giving && (
        <EditPost key={open} id={open} known={posts.find(({ id }) => id === open)} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function beginOf(params: URLSearchParams) {
  const value = (name: string): string | undefined => params.get(name) ?? undefined
  return {
    accountId: value('person'),
    role: value('role') as PostRole | undefined,
    unitId: value('unit'),
    areaId: value('at'),
    deskId: value('desk'),
  }
}
