import { DeleteOutlined } from '@ant-design/icons'
import type { Season, Session } from '@onegrid/domain'
import { formatDay } from '@onegrid/domain/words'
import { Button, DatePicker, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { withSeason, withSession } from './season-form.ts'
import { useCalendarWords } from './words.ts'

/** Each season from its first day, with its half days. */
export function SeasonFields({ seasons, change, faults }: {
  seasons: readonly Season[]
  change: (seasons: Season[]) => void
  faults: ReadonlyMap<string, string>
}): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const put = (i: number, season: Season): void => change(seasons.with(i, season))
  return (
    <>
      {seasons.map((season, i) => {
        const name = formatDay(`2024-${season.from}`, language)
        return (
          <fieldset key={i} className="season">
            <legend className="visually-hidden">{say('season', { date: name })}</legend>
            <div className="season-head">
              <span className="field-label">{say('from')}</span>
              <DatePicker
                aria-label={say('from')} size="small" format="MM-DD" allowClear={false}
                value={dayjs(`2024-${season.from}`)} status={faults.has(`${i}/from`) ? 'error' : undefined}
                onChange={(day) => day && put(i, { ...season, from: day.format('MM-DD') })}
              />
              {seasons.length > 1 && (
                <Button
                  size="small" type="text" icon={<DeleteOutlined />} aria-label={say('removeSeason', { date: name })}
                  onClick={() => change(seasons.filter((other) => other !== season))}
                />
              )}
            </div>
            <Fault text={faults.get(`${i}/from`)} />
            {season.sessions.map((session, j) => (
              <div key={j} className="season-session">
                <TimePicker.RangePicker
                  aria-label={say('session', { n: j + 1 })} size="small" format="HH:mm" minuteStep={5} order={false}
                  allowClear={false} needConfirm={false}
                  status={faults.has(`${i}/sessions/${j}`) ? 'error' : undefined}
                  value={[toTime(session.start), toTime(session.end)]}
                  onChange={(times) => {
                    if (times?.[0] && times[1]) put(
                      i, { ...season, sessions: season.sessions.with(j, fromTimes(times[0], times[1])) },
                    )
                  }}
                />
                <Button
                  size="small" type="text" icon={<DeleteOutlined />} aria-label={say('removeSession', { n: j + 1 })}
                  onClick={() => put(i, { ...season, sessions: season.sessions.filter((other) => other !== session) })}
                />
                <Fault text={faults.get(`${i}/sessions/${j}`)} />
              </div>
            ))}
            <Fault text={faults.get(`${i}/sessions`)} />
            {season.sessions.length < 6 && (
              <Button size="small" type="link" onClick={() => put(i, withSession(season))}>{say('addSession')}</Button>
            )}
          </fieldset>
        )
      })}
      {seasons.length < 12 && (
        <Button size="small" onClick={() => change(withSeason(seasons))}>{say('addSeason')}</Button>
      )}
    </>
  )
}

function Fault({ text }: { text: string | undefined }): JSX.Element | null {
  return text === undefined ? null : <p className="rules-fault" role="alert">{text}</p>
}

function toTime(time: string): dayjs.Dayjs {
  // A field knows no 24:00: midnight of the next day, which stands there as 00:00.
  return time === '24:00' ? dayjs('2000-01-02T00:00') : dayjs(`2000-01-01T${time}`)
}

/** A session that ends at 00:00 ends with the day. */
function fromTimes(start: dayjs.Dayjs, end: dayjs.Dayjs): Session {
  const last = end.format('HH:mm')
  return { start: start.format('HH:mm'), end: last === '00:00' ? '24:00' : last }
}
