import { formatDeadline, formatLimit } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useSupervisionWords } from '../words.ts'

/** Until when an order that is issued now is to be answered: the policy's limit on the district's calendar. */
export function ReplyDue(): JSX.Element | null {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const { data: policies } = useRead('listPolicies', undefined, { fresh: 600_000 })
  const no = policies?.items[0]?.no
  const { data: policy } = useRead(
    'getPolicy', { params: { no: no ?? 0 } }, { enabled: no !== undefined, fresh: 600_000 },
  )
  const limit = policy?.policy.limits.reply.days
  // By the minute: it is not asked again with every tick.
  const start = new Date(Math.floor(now / 60_000) * 60_000).toISOString()
  const { data } = useRead(
    'explainDeadline', { query: { start, value: limit?.value ?? 1, unit: limit?.unit ?? 'work_day' } },
    { enabled: limit !== undefined, keep: true },
  )
  if (!limit || !data) return null
  return (
    <p className="act-due" title={data.text}>
      {say('act.due', {
        limit: formatLimit(limit, language),
        due: formatDeadline(Date.parse(data.dueAt), language, now),
      })}
    </p>
  )
}
