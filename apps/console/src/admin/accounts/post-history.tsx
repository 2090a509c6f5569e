import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useNow, useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { dayOf, dayText } from '../parts/dates.ts'
import { byTerm, termOf } from './post-terms.ts'
import { useAccountWords } from './words.ts'

/** The posts of one person, those of today first. */
export function PostHistory({ accountId }: { accountId: string }): JSX.Element {
  const say = useAccountWords()
  const language = useLanguage()
  const roles: Readonly<Record<string, string>> = wordsOf(language).role
  const gives = useRoles('admin_security')
  const today = dayOf(useNow())
  const posts = useRead('listPosts', { query: { accountId, ended: true, limit: 200 } })
  const items = byTerm(posts.data?.items ?? [], today)
  return (
    <section className="pane-part">
      <header><h3>{say('posts.title')}</h3></header>
      {posts.isPending && <Waiting rows={2} />}
      {posts.error && <Failed error={posts.error} again={() => void posts.refetch()} />}
      {posts.isSuccess && items.length === 0 && <p className="plain-none">{say('posts.none')}</p>}
      {items.length > 0 && (
        <ol className="post-history">
          {items.map((post) => {
            const term = termOf(post, today)
            const [from, to] = [dayText(post.fromDate, language), post.toDate && dayText(post.toDate, language)]
            const what = <b>{roles[post.role]}{post.title && ` ${post.title}`}</b>
            return (
              <li key={post.id} className={term}>
                {gives ? <Link to={`/admin/posts?post=${post.id}`}>{what}</Link> : what}
                <span className={`tag${term === 'now' ? ' strong' : ''}`}>{say(`posts.${term}`)}</span>
                <span className="post-where">
                  {[post.unitName, post.areaWithin, post.areaName, post.deskName].filter(Boolean).join(' ')}
                </span>
                <small>{to ? say('posts.term', { from, to }) : say('posts.open', { from })}</small>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
