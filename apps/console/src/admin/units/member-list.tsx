import { wordsOf } from '@onegrid/domain/words'
import { Button } from 'antd'
import type { JSX } from 'react'
import { useReadPages } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useShellWords } from '../../shell/words.ts'
import { useLanguage } from '../../words/room-words.ts'
import { useUnitWords } from './words.ts'

/** Who holds a post in the unit today. */
export function MemberList({ unitId }: { unitId: string }): JSX.Element {
  const say = useUnitWords()
  const shell = useShellWords()
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const pages = useReadPages('listPosts', { query: { unitId, limit: 100 } })
  const posts = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="pane-part">
      <header>
        <h3>{say('members.title')}</h3>
      </header>
      {pages.isPending && <Waiting rows={3} />}
      {pages.error && <Failed error={pages.error} again={() => void pages.refetch()} />}
      {pages.isSuccess && posts.length === 0 && (
        <p className="plain-none">
          {say('members.none')} {say('members.noneNext')}
        </p>
      )}
      {posts.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say('members.name')}</th>
              <th>{say('members.role')}</th>
              <th>{say('members.post')}</th>
              <th>{say('members.area')}</th>
              <th>{say('members.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {posts.map(({ id, name, role, title, areaName, workPhone }) => (
              <tr key={id}>
                <td>{name}</td>
                <td>{roles[role]}</td>
                <td>{title}</td>
                <td>{areaName}</td>
                <td>{workPhone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages.hasNextPage && (
        <Button type="text" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {shell('common.loadMore')}
        </Button>
      )}
    </section>
  )
}
