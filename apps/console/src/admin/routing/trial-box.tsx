import type { RouteTrial } from '@onegrid/contract'
import type { Level, Source } from '@onegrid/domain'
import { levels, sources } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { DatePicker, InputNumber, Radio, Segmented, Select } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { Waiting } from '../../feedback/states.tsx'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { Standing } from '../policies/draft-data.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { fromWall, toWall } from '../policies/wall.ts'
import { DraftMatterPicker } from './draft-matter-picker.tsx'
import { TrialAnswer } from './trial-answer.tsx'
import { useTrialQuestion } from './use-trial-question.ts'
import { useRoutingWords } from './words.ts'

const PlaceMap = lazy(() => import('../../map/place-map.tsx'))

/** A dry run beside the rules: what would become of such an event, by the draft or by what is in force. */
export function TrialBox(
  { standing, shown }: { standing: Standing; shown: (trial: RouteTrial | undefined) => void },
): JSX.Element {
  const say = useRoutingWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const textOf = useProblemText()
  const now = useNow(60_000)
  const [asked, ask] = useTrialQuestion()
  const isDrafted = standing.draft !== null
  const set = isDrafted && asked.set !== 'current' ? 'draft' : 'current'
  const matter = standing.policy.matters.find(({ code }) => code === asked.matter)
  const byMatter = matter ? say('trial.byMatter', { level: words.level[matter.level] }) : say('form.byCatalogue')
  const place = asked.where === 'area'
    ? asked.area && { area: asked.area }
    : asked.point && { lon: asked.point.lon, lat: asked.point.lat }
  const ready = Boolean(asked.matter && place)
  // The draft's version is no part of the question: an edit asks it anew by invalidating it.
  const read = useRead('tryRouting', {
    body: {
      matter: asked.matter ?? '', source: asked.source, ...place, policy: set,
      ...(asked.level && { level: asked.level }), ...(asked.at && { at: asked.at }),
    },
  }, { enabled: ready, keep: true })
  const trial = ready ? read.data : undefined
  useEffect(() => {
    shown(trial)
    return () => shown(undefined)
  }, [trial, shown])
  return (
    <aside className="trial" aria-label={say('trial.title')}>
      <header>
        <h2>{say('trial.title')}</h2>
        {isDrafted && (
          <Segmented<'draft' | 'current'>
            size="small" aria-label={say('trial.set')} value={set} onChange={(next) => ask({ set: next })}
            options={[{ value: 'draft', label: say('trial.draft') }, { value: 'current', label: say('trial.current') }]}
          />
        )}
      </header>
      <p className="rules-soft">{say('trial.why')}</p>
      <div className="trial-form">
        <Field label={say('trial.matter')}>
          {(control) => (
            <DraftMatterPicker
              {...control} matters={standing.policy.matters} value={asked.matter}
              onChange={(code) => ask({ matter: code })}
            />
          )}
        </Field>
        <FieldGroup label={say('trial.where')}>
          <div className="trial-where">
            <Segmented<'area' | 'point'>
              size="small" aria-label={say('trial.where')} value={asked.where} onChange={(where) => ask({ where })}
              options={[{ value: 'area', label: say('trial.area') }, { value: 'point', label: say('trial.point') }]}
            />
            {asked.where === 'area'
              ? <AreaPicker aria-label={say('trial.area')} value={asked.area} onChange={(area) => ask({ area })} />
              : <PointFields point={asked.point} ask={(point) => ask({ point })} />}
          </div>
          {asked.where === 'point' && (
            <Suspense fallback={<Waiting rows={3} />}>
              <PlaceMap point={asked.point ?? null} height={200} onPick={(point) => ask({ point: rounded(point) })} />
            </Suspense>
          )}
        </FieldGroup>
        <div className="trial-pair">
          <Field label={say('trial.source')}>
            {(control) => (
              <Select<Source>
                {...control} value={asked.source} onChange={(source) => ask({ source })}
                options={sources.map((one) => ({ value: one, label: words.source[one] }))}
              />
            )}
          </Field>
          <Field label={say('trial.level')}>
            {(control) => (
              <Select<Level | 0>
                {...control} value={asked.level ?? 0}
                onChange={(level) => ask({ level: level === 0 ? undefined : level })}
                options={[
                  { value: 0 as const, label: byMatter },
                  ...levels.map((level) => ({ value: level, label: words.level[level] })),
                ]}
              />
            )}
          </Field>
        </div>
        <FieldGroup label={say('trial.when')}>
          <div className="trial-where">
            <Radio.Group
              value={asked.at === undefined}
              onChange={
                (event) => ask(
                  {
                    at: event.target.value === true
                      ? undefined
                      : new Date(Math.floor(now / 60_000) * 60_000).toISOString()
                  },
                )
              }
              options={[{ value: true, label: say('trial.now') }, { value: false, label: say('trial.at') }]}
            />
            {asked.at !== undefined && (
              <DatePicker
                aria-label={say('trial.at')} value={toWall(Date.parse(asked.at))} allowClear={false} needConfirm={false}
                showTime={{ format: 'HH:mm', minuteStep: 10 }}
                format="YYYY-MM-DD HH:mm"
                onChange={(wall) => wall && ask({ at: new Date(fromWall(wall)).toISOString() })}
              />
            )}
          </div>
        </FieldGroup>
      </div>
      <div className="trial-answer" aria-live="polite" aria-busy={read.isFetching}>
        {!ready && <p className="rules-soft">{say('trial.empty')}</p>}
        {ready && read.isError && <p className="rules-note problem" role="alert">{textOf(read.error)}</p>}
        {ready && !read.isError && !trial && <Waiting rows={4} />}
        {trial && !read.isError && (
          <TrialAnswer trial={trial} rules={(set === 'draft' ? standing.policy : standing.base).routing} />
        )}
      </div>
    </aside>
  )
}

function PointFields({ point, ask }: {
  point: { lon: number; lat: number } | undefined
  ask: (point: { lon: number; lat: number }) => void
}): JSX.Element {
  const say = useRoutingWords()
  const put = (part: { lon?: number | null; lat?: number | null }): void => {
    const next = { lon: part.lon ?? point?.lon ?? 0, lat: part.lat ?? point?.lat ?? 0 }
    if (next.lon >= 73 && next.lon <= 136 && next.lat >= 3 && next.lat <= 54) ask(next)
  }
  return (
    <span className="trial-point">
      <InputNumber
        aria-label={say('trial.lon')} placeholder={say('trial.lon')} value={point?.lon} controls={false}
        onChange={(lon) => put({ lon })}
      />
      <InputNumber
        aria-label={say('trial.lat')} placeholder={say('trial.lat')} value={point?.lat} controls={false}
        onChange={(lat) => put({ lat })}
      />
    </span>
  )
}

/** A metre is enough. */
function rounded({ lon, lat }: { lon: number; lat: number }): { lon: number; lat: number } {
  return { lon: Number(lon.toFixed(5)), lat: Number(lat.toFixed(5)) }
}
