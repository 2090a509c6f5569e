import type { Level, Limit, ReminderRule } from '@onegrid/domain'
import { isSameValue, levels } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { LevelBar } from '@onegrid/web'
import type { JSX, ReactNode } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { belowWord, valueAt } from './change-lines.ts'
import type { DraftState } from './draft-data.ts'
import type { Settings } from './draft-edits.ts'
import { LimitField } from './limit-field.tsx'
import { usePolicyWords } from './page-words.ts'
import { Reminders } from './reminders.tsx'
import { saySetting } from './say-value.ts'
import { SettingControl } from './setting-control.tsx'
import { settingCatalog, sourceOrder } from './settings-catalog.ts'
import type { Setting, SettingGroup } from './settings-catalog.ts'
import { useSettingWords } from './settings-words.ts'
import { useSpeech } from './use-speech.ts'

interface GroupProps {
  group: SettingGroup
  value: Settings
  /** What is published: shown beside what differs from it. */
  base: Settings
  disabled: boolean
  faults: DraftState['faults']
  /** @param path within the settings */
  change: (path: string, value: unknown) => void
}

/** A group of settings: what each is, why, and what it was where it is something else now. */
export function SettingsGroup({ group, ...rest }: GroupProps): JSX.Element {
  const say = useSettingWords()
  const own = settingCatalog.filter((setting) => setting.group === group)
  const graded = own.filter(({ is }) => is.shape === 'perLevel')
  return (
    <section className="settings-group" data-group={group} aria-label={say(`group.${group}`)}>
      <h2>{say(`group.${group}`)}</h2>
      <p className="rules-soft">{say(`groupWhy.${group}`)}</p>
      {graded.length > 0 && <Graded settings={graded} {...rest} />}
      {
        own.filter(({ is }) => is.shape !== 'perLevel')
          .map((setting) => <Line key={setting.id} setting={setting} {...rest} />)
      }
    </section>
  )
}

/** Limits by level: a table, because they are compared. */
function Graded(
  { settings, value, base, disabled, faults, change }: Omit<GroupProps, 'group'> & { settings: readonly Setting[] },
): JSX.Element {
  const say = useSettingWords()
  const language = useLanguage()
  const words = wordsOf(language)
  return (
    <div className="settings-table" role="table">
      <div role="row" className="settings-table-head">
        <span role="columnheader" />
        {levels.map((level) => (
          <span key={level} role="columnheader"><LevelBar level={level} name="" /> {words.level[level]}</span>
        ))}
      </div>
      {settings.map(({ id, path, is }) => (
        <div key={id} role="row" className="settings-table-row">
          <span role="rowheader"><b>{say(`name.${id}`)}</b><small>{say(`why.${id}`)}</small></span>
          {levels.map((level: Level) => {
            const at = `${path}/${level}`
            const limit = valueAt(value, at) as Limit
            return (
              <span key={level} role="cell">
                <LimitField
                  value={limit} disabled={disabled} statutory={false}
                  label={`${say(`name.${id}`)} ${words.level[level]}`}
                  onChange={(next) => change(at, next)}
                />
                <Was path={at} value={value} base={base} is={is} faults={faults} />
              </span>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function Line(
  { setting, value, base, disabled, faults, change }: Omit<GroupProps, 'group'> & { setting: Setting },
): JSX.Element {
  const say = useSettingWords()
  const speech = useSpeechOfSettings()
  const { id, path, is } = setting
  const shared = { disabled, name: say(`name.${id}`) }
  if (is.shape === 'reminder') {
    return (
      <Reminders
        reminders={valueAt(value, path) as ReminderRule[]} before={valueAt(base, path) as ReminderRule[]}
        disabled={disabled} faults={faults}
        change={(next) => change(path, next)}
      />
    )
  }
  if (is.shape === 'confirmation') {
    return (
      <>
        {sourceOrder.map((source) => (
          <Row key={source} name={belowWord(id, source, speech)}>
            <SettingControl
              {...shared} name={belowWord(id, source, speech)} is={is} value={valueAt(value, `${path}/${source}`)}
              change={(next) => change(`${path}/${source}`, next)}
            />
            <Was path={`${path}/${source}`} value={value} base={base} is={is} faults={faults} />
          </Row>
        ))}
      </>
    )
  }
  return (
    <Row name={say(`name.${id}`)} why={say(`why.${id}`)}>
      <SettingControl {...shared} is={is} value={valueAt(value, path)} change={(next) => change(path, next)} />
      <Was path={path} value={value} base={base} is={is} faults={faults} />
    </Row>
  )
}

export function Row({ name, why, children }: { name: string; why?: string; children: ReactNode }): JSX.Element {
  return (
    <div className="settings-row">
      <span className="settings-name"><b>{name}</b>{why && <small>{why}</small>}</span>
      <span className="settings-value">{children}</span>
    </div>
  )
}

/** What it was, where that is something else; what is wrong with it. */
function Was(
  { path, value, base, is, faults }: Pick<GroupProps,
  'value' | 'base' | 'faults'> & { path: string; is: Setting['is'] },
): JSX.Element | null {
  const say = usePolicyWords()
  const speech = useSpeechOfSettings()
  const [now, was] = [valueAt(value, path), valueAt(base, path)]
  const fault = faults.find((one) => one.path === `/${path}` || one.path.startsWith(`/${path}/`))
  return (
    <>
      {!isSameValue(now, was) && (
        <small className="settings-was">{say('was', { value: saySetting(is, was, speech) })}</small>
      )}
      {fault && <small className="rules-fault">{fault.message}</small>}
    </>
  )
}

const nothing = { policy: { matters: [] }, base: { matters: [] }, names: {} }

/** Settings name no matter, area or unit. */
function useSpeechOfSettings(): ReturnType<typeof useSpeech> {
  return useSpeech(nothing)
}
