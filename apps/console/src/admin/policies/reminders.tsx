import type { Level, Phase, ReminderChannel, ReminderRule } from '@onegrid/domain'
import { isSameValue, levels } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { Button, Checkbox, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import type { DraftState } from './draft-data.ts'
import { FieldGroup } from '../parts/field.tsx'
import { usePolicyWords } from './page-words.ts'
import { sayReminder } from './say-value.ts'
import { reminderPhases } from './settings-catalog.ts'
import { useSettingWords } from './settings-words.ts'
import { useRuleWords } from './words.ts'

const channels: readonly ReminderChannel[] = ['inbox', 'push', 'sms']
const limitKinds = ['days', 'hours', 'any'] as const

/** Reminders as sentences; one at a time opens to be changed. */
export function Reminders({ reminders, before, disabled, faults, change }: {
  reminders: readonly ReminderRule[]
  before: readonly ReminderRule[]
  disabled: boolean
  faults: DraftState['faults']
  change: (reminders: ReminderRule[]) => void
}): JSX.Element {
  const say = useSettingWords()
  const rules = useRuleWords()
  const page = usePolicyWords()
  const language = useLanguage()
  const [open, setOpen] = useState<string>()
  const add = (): void => {
    const id = freeId(reminders)
    change(
      [...reminders, { id, phases: [], levels: [1, 2], limits: 'any', when: { hoursBefore: 4 }, channels: ['inbox'] }],
    )
    setOpen(id)
  }
  return (
    <div className="settings-reminders" role="group" aria-label={say('name.reminders')}>
      {reminders.map((one, i) => {
        const was = before.find(({ id }) => id === one.id)
        const fault = faults.find(({ path }) => path.startsWith(`/reminders/${i}/`))
        const put = (patch: Partial<ReminderRule>): void => change(reminders.with(i, { ...one, ...patch }))
        return (
          <div key={one.id} className="settings-reminder">
            <button
              type="button" className="settings-reminder-line" disabled={disabled} aria-expanded={open === one.id}
              onClick={() => setOpen(open === one.id ? undefined : one.id)}
            >
              {sayReminder(one, say, language)}
            </button>
            {!was && <span className="rules-mark">{rules('change.added')}</span>}
            {was && !isSameValue(was, one) && (
              <small className="settings-was">{page('was', { value: sayReminder(was, say, language) })}</small>
            )}
            {fault && <small className="rules-fault">{fault.message}</small>}
            {open === one.id && (
              <ReminderFields
                reminder={one} put={put} remove={() => change(reminders.filter((other) => other !== one))}
              />
            )}
          </div>
        )
      })}
      {!disabled && <Button size="small" onClick={add}>{say('reminder.add')}</Button>}
    </div>
  )
}

function ReminderFields({ reminder, put, remove }: {
  reminder: ReminderRule
  put: (patch: Partial<ReminderRule>) => void
  remove: () => void
}): JSX.Element {
  const say = useSettingWords()
  const words = wordsOf(useLanguage())
  const { when } = reminder
  const byShare = 'share' in when
  return (
    <div className="settings-reminder-fields form-fields">
      <FieldGroup label={say('reminder.phases')}>
        <Select<Phase[]>
          aria-label={say('reminder.phases')} mode="multiple" value={reminder.phases}
          placeholder={say('reminder.allPhases')} onChange={(phases) => put({ phases })}
          showSearch={{ optionFilterProp: 'label' }}
          options={reminderPhases.map((phase) => ({ value: phase, label: words.phase[phase] }))}
        />
      </FieldGroup>
      <FieldGroup label={say('reminder.levels')} half>
        <Checkbox.Group
          value={reminder.levels} onChange={(next) => put({ levels: (next as Level[]).toSorted() })}
          options={levels.map((level) => ({ value: level, label: words.level[level] }))}
        />
      </FieldGroup>
      <FieldGroup label={say('reminder.limits')} half>
        <Select
          aria-label={say('reminder.limits')} value={reminder.limits} onChange={(limits) => put({ limits })}
          options={limitKinds.map((kind) => ({ value: kind, label: say(`reminder.limit.${kind}`) }))}
        />
      </FieldGroup>
      <FieldGroup label={say('reminder.when')} half>
        <Space.Compact block>
          <Select
            aria-label={say('reminder.when')} value={byShare} popupMatchSelectWidth={false}
            onChange={(share) => put({ when: share ? { share: 0.5 } : { hoursBefore: 4 } })}
            options={[
              { value: false, label: say('reminder.kindHours') }, { value: true, label: say('reminder.kindShare') },
            ]}
          />
          {'share' in when ? (
            <InputNumber
              aria-label={say('reminder.kindShare')} value={Math.round(when.share * 100)} min={0} max={99} precision={0}
              suffix="%" onChange={(n) => n !== null && put({ when: { share: n / 100 } })}
            />
          ) : (
            <InputNumber
              aria-label={say('reminder.kindHours')} value={when.hoursBefore} min={0.1} max={720}
              suffix={say('reminder.hoursUnit')} onChange={(n) => n !== null && put({ when: { hoursBefore: n } })}
            />
          )}
        </Space.Compact>
      </FieldGroup>
      <FieldGroup label={say('reminder.channels')} half>
        <Checkbox.Group
          value={reminder.channels}
          onChange={(next) => put({ channels: channels.filter((channel) => next.includes(channel)) })}
          options={channels.map((channel) => ({ value: channel, label: say(`reminder.channel.${channel}`) }))}
        />
      </FieldGroup>
      <Button size="small" danger type="text" onClick={remove}>{say('reminder.remove')}</Button>
    </div>
  )
}

function freeId(reminders: readonly { id: string }[]): string {
  for (let n = reminders.length + 1; ; n++) {
    if (!reminders.some(({ id }) => id === `reminder-${n}`)) return `reminder-${n}`
  }
}
