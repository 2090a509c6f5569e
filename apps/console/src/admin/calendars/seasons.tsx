import type { Season } from '@onegrid/domain'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useNow } from '../../session/session.tsx'
import { chinaDate } from '@onegrid/domain'
import { formatDay, formatDuration } from '@onegrid/domain/words'
import { useLanguage } from '../../words/room-words.ts'
import { FormNotes } from '../policies/form-notes.tsx'
import { usePieceForm } from '../policies/piece-form.ts'
import { useSaveProblem } from '../policies/use-save-problem.ts'
import { useRuleWords } from '../policies/words.ts'
import { Effects } from './ask-save.tsx'
import { secondsOf, seasonFaults } from './season-form.ts'
import { SeasonFields } from './season-fields.tsx'
import { forgetCalendar } from './forget.ts'
import { useCalendarWords } from './words.ts'
import type { Overview } from './overview.ts'

/** The sessions of the seasons; they open to be changed, and what that does is said before it is saved. */
export function Seasons({ overview, disabled }: { overview: Overview; disabled: boolean }): JSX.Element {
  const say = useCalendarWords()
  const rules = useRuleWords()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  return (
    <section className="calendar-part" aria-label={say('seasons')}>
      <header>
        <h2>{say('seasons')}</h2>
        {!disabled && !editing && (
          <Button size="small" onClick={() => setEditing(true)}>{say('day.change', { date: '' }).trim()}</Button>
        )}
      </header>
      {editing ? <SeasonsForm overview={overview} done={() => setEditing(false)} /> : (
        <dl className="calendar-seasons">
          {overview.seasons.map((season) => (
            <div key={season.from}>
              <dt>
                {overview.seasons.length === 1
                  ? say('fullYear')
                  : say('season', { date: formatDay(`2024-${season.from}`, language) })}
              </dt>
              <dd>
                {season.sessions.map(({ start, end }) => `${start}–${end}`).join(say('list'))}
                <span className="rules-soft"> {say('hours', { n: formatDuration(secondsOf(season), language) })}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!editing && <p className="rules-hint">{disabled ? rules('form.readOnly') : say('seasonsWhy')}</p>}
    </section>
  )
}

interface Fields { seasons: Season[] }

function SeasonsForm({ overview, done }: { overview: Overview; done: () => void }): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const queries = useQueryClient()
  const toast = useToast()
  const { problem, saving } = useSaveProblem()
  const [asked, setAsked] = useState(false)
  const today = chinaDate(useNow(60_000))
  const present = useMemo<Fields>(() => ({ seasons: overview.seasons }), [overview.seasons])
  const form = usePieceForm<Fields>('calendar/seasons', present, present)
  const { seasons } = form.value
  const faults = seasonFaults(seasons, language)
  const year = Number(today.slice(0, 4))
  const thisYear = useRead('getCalendarYear', { params: { year } }).data
  const nextYear = useRead('getCalendarYear', { params: { year: year + 1 } }).data
  const days = [thisYear, nextYear].flatMap((one) => one?.days ?? [])

  async function save(): Promise<void> {
    setAsked(false)
    await saving(async () => {
      try {
        await form.save(async (value) => {
          await call('putSeasons', { body: { version: overview.version, seasons: value.seasons } })
        })
      } finally {
        forgetCalendar(queries)
      }
      toast({ text: say('saved') })
      done()
    })
  }

  return (
    <div className="season-form">
      <FormNotes form={form} problem={problem} sayField={() => say('seasons')} />
      <SeasonFields seasons={seasons} change={(next) => form.change({ seasons: next })} faults={faults} />
      <div className="rules-actions">
        <Button
          type="primary" disabled={!form.dirty || faults.size > 0} loading={form.saving} onClick={() => setAsked(true)}
        >
          {say('save')}
        </Button>
        <Button onClick={() => { form.reset(); done() }}>{say('reset')}</Button>
      </div>
      {asked && (
        <Modal
          open width={520} title={say('ask')} okText={say('save')} cancelText={say('cancel')} onOk={() => void save()}
          onCancel={() => setAsked(false)}
        >
          <Effects
            first={today} before={{ seasons: overview.seasons, days, years: [] }} after={{ seasons, days, years: [] }}
          />
        </Modal>
      )}
    </div>
  )
}
