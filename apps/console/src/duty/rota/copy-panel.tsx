import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import type { Answer } from '../../api/client.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { SidePanel } from '../../shell/side-panel.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { addDays, chinaDate, datesFrom, mondayOf } from './days.ts'
import type { Rota, Scope } from './use-rota.ts'
import { scopeQuery, useSpecialDays } from './use-rota.ts'
import { barText } from './shift-bar.tsx'
import { shiftOf } from './shifts.ts'
import { dateWithWeekday, shortDate } from './written.ts'

interface CopyPanelProps {
  scope: Scope
  rota: Rota
  /** Monday of the week that is shown: the one to copy. */
  monday: string
  now: number
  close: () => void
  see: (monday: string) => void
}

const WEEKS_AHEAD = 8

/** A week's rota once more in another week; says what was copied, what was there, and what was not, with why. */
export function CopyPanel({ scope, rota, monday, now, close, see }: CopyPanelProps): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const textOf = useProblemText()
  const queries = useQueryClient()
  const field = useId()
  const thisWeek = mondayOf(chinaDate(now))
  const [from] = useState(monday)
  const targets = datesFrom(thisWeek, (WEEKS_AHEAD + 1) * 7).filter((date) => mondayOf(date) === date && date !== from)
  const [to, setTo] = useState(() => targets.find((date) => date > from) ?? targets[0] ?? addDays(from, 7))
  const [state, setState] = useState<{ sending?: boolean; problem?: string; result?: Answer<'copyWeek'> }>({})
  const weekText = (date: string): string => say(
    'copy.weekOf', { from: shortDate(date, language), to: shortDate(addDays(date, 6), language) },
  )
  const count = rota.shifts.filter(
    ({ kind, startsAt }) => kind !== 'leave' && mondayOf(chinaDate(startsAt)) === from
  ).length
  const { days } = useSpecialDays([to, addDays(to, 6)])
  const holidays = datesFrom(to, 7).flatMap(
    (date) => (days.get(date)?.kind === 'holiday' ? [shortDate(date, language)] : [])
  )

  async function send(): Promise<void> {
    setState({ sending: true })
    try {
      setState({ result: await call('copyWeek', { body: { ...scopeQuery(scope), from, to } }) })
      void queries.invalidateQueries({ queryKey: ['listShifts'] })
    } catch (error) {
      setState({ problem: textOf(error) })
    }
  }

  const { result } = state
  return (
    <SidePanel title={say('copy.title')} close={close}>
      <form
        className="shift-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <span className="form-label">{say('copy.from')}</span>
        <p className="form-value">
          {weekText(from)} <small>{say('copy.shifts', { n: count, count })}</small>
        </p>
        <label htmlFor={field}>{say('copy.to')}</label>
        <Select
          id={field}
          value={to}
          onChange={(next) => {
            setTo(next)
            setState({})
          }}
          options={targets.map((date) => ({ value: date, label: weekText(date) }))}
        />
        {holidays.length > 0 && <p className="form-note">{say('copy.holiday', { days: holidays.join(say('and')) })}</p>}
        {count === 0 && <p className="form-note">{say('copy.nothing')}</p>}
        {state.problem && (
          <p className="form-fault" role="alert">
            {state.problem}
          </p>
        )}
        {!result && (
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={state.sending ?? false} disabled={count === 0} autoFocus>
              {say('copy.go')}
            </Button>
          </div>
        )}
      </form>
      {result && (
        <div role="status">
          <p className="panel-result">{say('copy.result', { copied: result.copied, kept: result.kept })}</p>
          {result.skipped.length > 0 && <h3>{say('copy.skipped', { n: result.skipped.length })}</h3>}
          <ul className="panel-list">
            {result.skipped.map(({ shift, because }) => {
              const one = shiftOf(shift)
              return (
                <li key={shift.id}>
                  <b>{shift.name}</b> {dateWithWeekday(chinaDate(one.startsAt), language)} {barText(one, say)}
                  <small>{say(`copy.because.${because}`)}</small>
                </li>
              )
            })}
          </ul>
          <div className="form-acts">
            <Button type="primary" onClick={() => see(to)}>
              {say('copy.see')}
            </Button>
          </div>
        </div>
      )}
    </SidePanel>
  )
}
