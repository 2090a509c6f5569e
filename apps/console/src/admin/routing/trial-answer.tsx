import { CheckCircleFilled } from '@ant-design/icons'
import type { RouteTrial } from '@onegrid/contract'
import type { RoutingRule } from '@onegrid/domain'
import { formatDue, formatLimit, joined, wordsOf } from '@onegrid/domain/words'
import type { JSX, ReactNode } from 'react'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useRoutingWords } from './words.ts'

/** Who gets it, by when, by which rule; what is lacking; and why each rule did or did not fit. */
export function TrialAnswer({ trial, rules }: { trial: RouteTrial; rules: readonly RoutingRule[] }): JSX.Element {
  const say = useRoutingWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const words = wordsOf(language)
  const {
    place, desk, lead, assists, officer, auto, steps, fallbacks, warning, limit, dueAt, ruleId, working, level,
  } = trial
  const at = rules.findIndex(({ id }) => id === ruleId)
  const by = at < 0 ? say('trial.catalogue') : say('trial.atRule', { n: at + 1, name: rules[at]!.name })
  const told = steps.filter(({ because }) => because[0]?.code !== 'decided_before')
  const where = [place.town, place.village, place.grid].filter((one) => one !== null).map(({ name }) => name)
    .join(' · ')
  return (
    <>
      <p className="trial-by">
        <CheckCircleFilled /> {say('trial.by')} <b>{by}</b>
      </p>
      <dl>
        <Entry label={say('trial.desk')}>{desk.name}</Entry>
        <Entry label={say('trial.lead')}>
          {lead ? <b>{lead.name}</b> : <span className="rules-fault">{say('trial.noLead')}</span>}
        </Entry>
        {assists.length > 0 && (
          <Entry label={say('trial.assists')}>
            {joined(
              assists.map(({ name }) => name),
              language,
            )}
          </Entry>
        )}
        {place.grid && (
          <Entry label={say('trial.officer')}>
            {officer?.name ?? <span className="rules-fault">{say('trial.noOfficer')}</span>}
          </Entry>
        )}
        <Entry label={say('trial.due')}>
          {formatDue(Date.parse(dueAt), now, language)}{' '}
          <span className="rules-soft">{formatLimit(limit, language)}</span>
        </Entry>
        <Entry label={say('trial.place')}>
          {where || say('trial.outside')}
          <span className="rules-soft">
            {say(working ? 'trial.working' : 'trial.notWorking')} · {words.level[level]} ·{' '}
            {say(auto ? 'trial.auto' : 'trial.manual')}
          </span>
        </Entry>
      </dl>
      {warning && <p className="rules-note warning">{warning}</p>}
      {fallbacks.length > 0 && (
        <div className="trial-lacks">
          <h3>{say('trial.lacks')}</h3>
          <ul>
            {fallbacks.map(({ message, because }) => (
              <li key={message + because.message}>
                {because.message}
                {say('sentence.stop')}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h3>{say('trial.steps')}</h3>
      <ol className="trial-steps">
        {told.map(({ ruleId: id, name, matched, because }) => (
          <li key={id} className={matched ? 'hit' : ''}>
            <span>{name}</span>
            <small>
              {say(matched ? 'trial.hit' : 'trial.missed')} ·{' '}
              {because.map(({ message }) => message).join(say('sentence.stop'))}
            </small>
          </li>
        ))}
      </ol>
      {told.length < steps.length && (
        <p className="rules-soft">{say('trial.fold', { n: steps.length - told.length })}</p>
      )}
    </>
  )
}

function Entry({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return <div><dt>{label}</dt><dd>{children}</dd></div>
}
