import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense, useState } from 'react'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { chinaDate, chinaTime, fromChina, readTime } from '../rota/days.ts'
import { TimeField } from '../rota/shift-form.tsx'
import { dateWithWeekday } from '../rota/written.ts'
import { useDutyWords } from '../words.ts'
import { DutyAnswer } from './duty-answer.tsx'
import { useQuestion } from './use-question.ts'
import type { Question, Tier } from './use-question.ts'
import './now.css'

const PlaceMap = lazy(() => import('../../map/place-map.tsx'))

/** Who is on duty for an area or a point, now or at another moment, and why it is them. */
export default function NowPage(): JSX.Element {
  const say = useDutyWords()
  const { question, ask } = useQuestion()
  return (
    <div className="duty-now">
      <section className="now-question" aria-label={say('now.title')}>
        <label htmlFor="now-area">{say('now.area')}</label>
        <AreaPicker
          id="now-area"
          value={question.area}
          onChange={(area) => ask({ area, lon: undefined, lat: undefined })}
        />
        <span>{say('now.tier')}</span>
        <Segmented<Tier>
          value={question.tier}
          onChange={(tier) => ask({ tier })}
          aria-label={say('now.tier')}
          block
          options={(['village', 'town', 'district'] as const).map((tier) => ({
            value: tier,
            label: say(`now.tierWord.${tier}`),
          }))}
        />
        <AtMoment at={question.at} set={(at) => ask({ at })} />
        <p className="form-note">{say('now.pick')}</p>
        <Suspense fallback={<Waiting rows={4} />}>
          <PlaceMap
            point={
              question.lon === undefined || question.lat === undefined ? null : { lon: question.lon, lat: question.lat }
            }
            gridId={question.area}
            height={320}
            onPick={({ lon, lat }) => ask({ area: undefined, lon, lat })}
          />
        </Suspense>
      </section>
      <section className="now-answer" aria-live="polite">
        <Answered question={question} />
      </section>
    </div>
  )
}

function Answered({ question }: { question: Question }): JSX.Element {
  const say = useDutyWords()
  const { area, lon, lat, tier, at } = question
  const asked = area !== undefined || (lon !== undefined && lat !== undefined)
  const place = area !== undefined ? { area } : { lon, lat }
  const { data, error, refetch } = useRead(
    'getDutyNow', { query: { ...place, tier, ...(at ? { at } : {}) } }, { enabled: asked, keep: true, every: 60_000 },
  )
  if (!asked) return <Empty title={say('now.title')} next={say('now.choose')} />
  if (error) return <Failed error={error} again={() => void refetch()} />
  return data ? <DutyAnswer duty={data} question={question} /> : <Waiting />
}

/** Now, unless another moment is asked: who answers on Saturday night? */
function AtMoment({ at, set }: { at: string | undefined; set: (at: string | undefined) => void }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const instant = at === undefined ? now : Date.parse(at)
  const [typed, setTyped] = useState<string>()
  const time = typed ?? chinaTime(instant)
  const take = (date: string, clock: string): void => {
    setTyped(clock)
    const read = readTime(clock)
    if (read) set(new Date(fromChina(date, read)).toISOString())
  }
  return (
    <>
      <span>{say('now.at')}</span>
      <Segmented<'now' | 'other'>
        value={at === undefined ? 'now' : 'other'} aria-label={say('now.at')} block
        onChange={(which) => { setTyped(undefined); set(which === 'now' ? undefined : new Date(now).toISOString()) }}
        options={[{ value: 'now', label: say('now.atNow') }, { value: 'other', label: say('now.atOther') }]}
      />
      {at !== undefined && (
        <div className="form-times">
          <div className="time-field">
            <label htmlFor="now-date">{say('panel.date')}</label>
            <DatePicker id="now-date" value={dayjs(chinaDate(instant))} allowClear={false} inputReadOnly
              format={(day) => dateWithWeekday(day.format('YYYY-MM-DD'), language)}
              onChange={(day) => day && take(day.format('YYYY-MM-DD'), time)} />
          </div>
          <TimeField
            label={say('now.at')} value={time} set={(clock) => take(chinaDate(instant), clock)}
            fault={readTime(time) ? undefined : say('panel.badTime')}
          />
        </div>
      )}
    </>
  )
}
