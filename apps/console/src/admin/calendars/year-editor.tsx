import type { SpecialDay } from '@onegrid/domain'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import type { Answer } from '../../api/client.ts'
import { call } from '../../api/client.ts'
import { keyOf, useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { FormNotes } from '../policies/form-notes.tsx'
import { usePieceForm } from '../policies/piece-form.ts'
import { sayDate } from '../policies/say-value.ts'
import { useSaveProblem } from '../policies/use-save-problem.ts'
import { AskSave } from './ask-save.tsx'
import { DayEditor } from './day-editor.tsx'
import { DueBox } from './due-box.tsx'
import { forgetCalendar } from './forget.ts'
import { ImportYear } from './import-year.tsx'
import { Seasons } from './seasons.tsx'
import { useCalendarWords } from './words.ts'
import type { Overview } from './overview.ts'
import { replacedBy, toDays, toFields } from './year-form.ts'
import type { YearFields } from './year-form.ts'
import { changedDates, yearLayout } from './year-layout.ts'
import { YearSheet } from './year-sheet.tsx'

type Year = Answer<'getCalendarYear'>

/** Twelve months, and beside them what is chosen, how the year stands, sessions, and a box to ask when a limit ends. */
export function YearEditor(
  { year, overview, today }: { year: number; overview: Overview; today: string },
): JSX.Element {
  const read = useRead('getCalendarYear', { params: { year } }, { every: 30_000 })
  if (read.isError) return <Failed error={read.error} again={() => void read.refetch()} />
  if (!read.data) return <Waiting rows={12} />
  return <Loaded data={read.data} overview={overview} today={today} />
}

const nothing: YearFields = { announced: false }

function Loaded({ data, overview, today }: { data: Year; overview: Overview; today: string }): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const queries = useQueryClient()
  const toast = useToast()
  const mayWrite = useRoles('admin_system')
  const { problem, saving } = useSaveProblem()
  const [chosen, setChosen] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  const { year } = data
  const present = useMemo(() => toFields(data.days, data.announced), [data])
  const form = usePieceForm<YearFields>(`calendar/${year}`, present, nothing)
  const { days, announced } = useMemo(() => toDays(form.value), [form.value])
  const months = useMemo(() => yearLayout(year, days, data.days), [year, days, data.days])
  const changed = changedDates(data.days, days)
  const holidays = days.filter(({ kind }) => kind === 'holiday').length
  const sum = months.reduce((all, month) => all + month.workdays, 0)
  const makeups = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day?.kind === 'makeup').length

  async function save(): Promise<void> {
    setAsked(false)
    await saving(async () => {
      await form.save(async (value) => {
        const next = toDays(value)
        // The version is the one that is on screen: what another has changed since has been merged into the form.
        const { version } = queries.getQueryData<Year>(keyOf('getCalendarYear', { params: { year } })) ?? data
        try {
          const saved = await call('putCalendarYear', { params: { year }, body: { version, ...next } })
          queries.setQueryData(keyOf('getCalendarYear', { params: { year } }), saved)
        } finally {
          forgetCalendar(queries)
        }
      })
      toast({ text: say('saved') })
    })
  }

  return (
    <div className="calendar">
      <div className="calendar-main">
        <div className="calendar-line">
          <b>{announced ? say('announced') : <span className="rules-fault">{say('notAnnounced')}</span>}</b>
          <span className="rules-soft">
            {
              [
                say('workdays', { n: sum }), say('holidays', { n: holidays }), say('makeups', { n: makeups }),
              ].join(' · ')
            }
          </span>
          <Legend />
        </div>
        <FormNotes
          form={form} problem={problem}
          sayField={(name) => (name === 'announced' ? say('announced') : sayDate(name, language))}
        />
        <YearSheet months={months} today={today} chosen={chosen} choose={setChosen} />
        {mayWrite && form.dirty && (
          <footer className="calendar-foot rules-actions">
            <Button type="primary" loading={form.saving} onClick={() => setAsked(true)}>{say('save')}</Button>
            <Button onClick={form.reset}>{say('reset')}</Button>
            <span className="rules-soft">
              {changed.length > 0 ? say('dirty', { n: changed.length }) : say('dirtyAnnounced')}
            </span>
          </footer>
        )}
      </div>
      <aside className="calendar-side">
        {chosen.length > 0 && (
          <DayEditor
            key={chosen.join()} dates={chosen} days={days} disabled={!mayWrite} close={() => setChosen([])}
            change={(patch) => form.change(patch)}
          />
        )}
        {mayWrite && (
          <section className="calendar-part">
            <ImportYear
              year={year}
              take={(next: SpecialDay[]) => form.change({ ...replacedBy(form.value, next), announced: true })}
            />
            <Checkbox
              checked={announced} disabled={!announced && holidays === 0}
              onChange={(event) => form.change({ announced: event.target.checked })}
            >
              {say('announce')}
            </Checkbox>
            <p className="rules-hint">{!announced && holidays === 0 ? say('needHoliday') : say('announceWhy')}</p>
          </section>
        )}
        <DueBox />
        <Seasons overview={overview} disabled={!mayWrite} />
      </aside>
      {asked && (
        <AskSave
          overview={overview} year={year} before={data.days} after={days} announced={announced}
          first={changed[0] ?? `${year}-01-01`}
          cancel={() => setAsked(false)} save={() => void save()}
        />
      )}
    </div>
  )
}

function Legend(): JSX.Element {
  const say = useCalendarWords()
  return (
    <span className="calendar-legend" aria-label={say('legend')}>
      {(['workday', 'weekend', 'holiday', 'makeup'] as const).map((kind) => (
        <span key={kind}>
          <i className={`is-${kind}`}>{kind === 'holiday' || kind === 'makeup' ? say(`mark.${kind}`) : ''}</i>
          {say(`kind.${kind}`)}
        </span>
      ))}
      <span><i className="changed" />{say('day.changed')}</span>
    </span>
  )
}
