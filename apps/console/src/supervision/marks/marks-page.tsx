import type { OrderSummary } from '@onegrid/contract'
import { formatDue } from '@onegrid/domain/words'
import { Button } from 'antd'
import type { JSX } from 'react'
import { useReadPages } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { OrderRow } from '../orders/order-row.tsx'
import { useSupervisionWords } from '../words.ts'
import './marks-page.css'

type Section = 'proposed' | 'listed' | 'card'

/** What waits for a person's decision, what is listed, which cards are out. Cards are never given by time. */
export default function MarksPage(): JSX.Element {
  const say = useSupervisionWords()
  return (
    <div className="marks-page">
      <p className="marks-rule">{say('marks.rule')}</p>
      {(['proposed', 'listed', 'card'] as const).map((section) => <MarkSection key={section} section={section} />)}
    </div>
  )
}

function MarkSection({ section }: { section: Section }): JSX.Element {
  const say = useSupervisionWords()
  const now = useNow()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useReadPages(
      'listOrders', { query: { mark: section, order: 'updated', count: true, limit: 50 } }, { every: 60_000 },
    )
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const count = data?.pages[0]?.count
  return (
    <section className="marks-section">
      <header>
        <h2>{say(`marks.sections.${section}`)}</h2>
        {count && (
          <b>
            {count.value}
            {count.exact ? '' : '+'}
          </b>
        )}
        <small>{say(`marks.${section}Why`)}</small>
      </header>
      {error && !data ? (
        <Failed error={error} again={() => void refetch()} />
      ) : !data ? (
        <Waiting rows={2} />
      ) : rows.length === 0 ? (
        <Empty title={say(`marks.none.${section}`)} next={say(`marks.noneWhy.${section}`)} />
      ) : (
        <div role="list">
          {rows.map((order) => (
            <div key={order.id} role="listitem">
              <OrderRow
                order={order}
                now={now}
                beside={section === 'proposed' ? undefined : <Since section={section} order={order} />}
              />
            </div>
          ))}
        </div>
      )}
      {hasNextPage && (
        <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </section>
  )
}

/** By whom and when; until when. */
function Since({ section, order: { supervision, lead, owner } }: {
  section: 'listed' | 'card'; order: OrderSummary
}): JSX.Element {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const { card, listed } = supervision
  const time = (at: string): string => formatDue(Date.parse(at), now, language)
  const said =
    section === 'card'
      ? card && [card.by && say('mark.by', { name: card.by.name }), time(card.at)]
      : listed && [
          say('mark.listedSince', { time: time(listed.since) }),
          listed.until === null ? say('mark.listedNoEnd') : say('mark.listedUntil', { time: time(listed.until) }),
          listed.until !== null && Date.parse(listed.until) < now && say('mark.listedOver'),
        ]
  return (
    <>
      <span>{(said ?? []).filter(Boolean).join(' · ')}</span>
      <small>{lead?.name ?? owner?.name}</small>
    </>
  )
}
