import { auditActionWord } from '@onegrid/domain/words'
import { CopyOutlined } from '@ant-design/icons'
import type { JSX } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { addDays, dayOf, stampText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { actionRows, figuresOf } from './audit-counts.ts'
import { Waits } from './waits.tsx'
import type { Wait } from './waits.tsx'
import { useOverviewWords } from './words.ts'

type Summary = Answer<'getAuditSummary'>

/** What the log of the last day and week asks its reader to look at, and how far it is sealed. */
export default function AuditOverview(): JSX.Element {
  const say = useOverviewWords()
  const day = useRead('getAuditSummary', { query: { days: 1 } })
  const week = useRead('getAuditSummary', { query: { days: 7 } })
  return (
    <>
      <RoomHead title={say('audit.title')} />
      <div className="overview">
        <Waits waits={useWaits(day.data)} readings={[day, week]} nothingNext={say('audit.nothingNext')} />
        {week.data && <SealPart summary={week.data} />}
        {day.data && week.data && <ActionsPart day={day.data} week={week.data} />}
      </div>
    </>
  )
}

function useWaits(summary: Summary | undefined): Wait[] {
  const say = useOverviewWords()
  if (!summary) return []
  const figures = figuresOf(summary.counts)
  const from = dayOf(Date.parse(summary.from))
  const entries = [
    ['refused', figures.refused, `outcome=refused&from=${from}`],
    ['failures', figures.failures, `action=session.create&outcome=refused&from=${from}`],
    ['openings', figures.openings, `action=personal.open&outcome=success&from=${from}`],
    ['exports', figures.exports, `group=exports&outcome=success&from=${from}`],
    ['admins', figures.rights, `group=rights&outcome=success&from=${from}`],
  ] as const
  return entries
    .filter(([, n]) => n > 0)
    .map(([name, n, query]) => ({
      key: name,
      what: say(`audit.${name}`, { n }),
      why: say(`audit.${name}Why`),
      act: say('audit.act'),
      to: `/admin/audit?${query}`,
    }))
}

function SealPart({ summary }: { summary: Summary }): JSX.Element {
  const say = useOverviewWords()
  const toast = useToast()
  const { lastSeal, unsealed, oldest } = summary
  const copy = async (hash: string): Promise<void> => {
    await navigator.clipboard.writeText(hash)
    toast({ text: say('audit.copied') })
  }
  return (
    <section className="overview-part">
      <h2>{say('audit.seal')}</h2>
      <Facts
        items={[
          [
            say('audit.seal'),
            lastSeal
              ? say('audit.sealed', { position: lastSeal.position, time: stampText(lastSeal.at) })
              : say('audit.sealNone'),
          ],
          ['', unsealed > 0 && say('audit.unsealed', { n: unsealed })],
          [
            ' ',
            lastSeal && (
              <>
                <code>{lastSeal.hash}</code>{' '}
                <button type="button" className="link-button" onClick={() => void copy(lastSeal.hash)}>
                  <CopyOutlined /> {say('audit.copy')}
                </button>
                <br />
                <small>{say('audit.sealWhy')}</small>
              </>
            ),
          ],
          [
            say('audit.oldest'),
            oldest && (
              <>
                {stampText(oldest)} <small>{say('audit.kept')}</small>
              </>
            ),
          ],
        ]}
      />
    </section>
  )
}

function ActionsPart({ day, week }: { day: Summary; week: Summary }): JSX.Element {
  const say = useOverviewWords()
  const language = useLanguage()
  const rows = actionRows(day.counts, week.counts)
  const from = addDays(dayOf(Date.parse(week.to)), -6)
  return (
    <section className="overview-part">
      <h2>{say('audit.table')}</h2>
      {rows.length === 0 && <p className="plain-none">{say('audit.none')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say('audit.table')}</th>
              <th>{say('audit.day')}</th>
              <th>{say('audit.week')}</th>
              <th>{say('audit.refusedCol')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ action, day: today, week: all, refused }) => (
              <tr key={action}>
                <td>
                  <Link to={`/admin/audit?action=${action}&from=${from}`}>{auditActionWord(action, language)}</Link>
                </td>
                <td>{today || ''}</td>
                <td>{all}</td>
                <td>{refused || ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
