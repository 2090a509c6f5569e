import type { Level, Matter, PolicyBody } from '@onegrid/domain'
import { levels } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { memo, useMemo } from 'react'
import type { JSX } from 'react'
import { ruleSentence } from '../routing/rule-sentence.ts'
import { belowWord, valueAt } from './change-lines.ts'
import { sayMatterField, saySetting } from './say-value.ts'
import type { Speech } from './say-value.ts'
import { settingCatalog, settingGroups, sourceOrder } from './settings-catalog.ts'
import type { Setting } from './settings-catalog.ts'

const columns = ['code', 'name', 'level', 'limit', 'lead'] as const

/** All that a number says, to read: settings, rules, matters. Words narrow all three. */
export const VersionContent = memo(function VersionContent({ policy, q, speech }: {
  policy: PolicyBody
  q: string
  speech: Speech
}): JSX.Element {
  const { rules, settings, routing } = speech
  const words = q.trim().toLowerCase()
  const fits = (...texts: string[]): boolean => words === '' || texts.some((text) => text.toLowerCase().includes(words))
  const lines = useMemo(
    () => settingCatalog.flatMap((setting) => settingLines(setting, policy, speech)), [policy, speech],
  )
  const matters = useMemo(
    () => policy.matters.map((matter) => ({ matter, cells: cellsOf(matter, speech) })), [policy, speech],
  )
  const found = matters.filter(({ matter, cells }) => fits(...cells, ...(matter.aliases ?? [])))
  return (
    <div className="versions-content">
      {settingGroups.map((group) => {
        const own = lines.filter((line) => line.group === group && fits(line.name, line.value))
        return own.length > 0 && (
          <section key={group}>
            <h3>{settings(`group.${group}`)}</h3>
            <dl>{own.map(({ name, value }) => <div key={name + value}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
          </section>
        )
      })}
      <section>
        <h3>{rules('draft.group.routing')}</h3>
        <ol>
          {policy.routing.map((rule) => {
            const { when, outcome } = ruleSentence(rule, routing)
            return fits(rule.name, when, outcome) && <li key={rule.id}><b>{rule.name}</b> {when} → {outcome}</li>
          })}
        </ol>
      </section>
      <section>
        <h3>{rules('draft.group.matters')}</h3>
        <table>
          <thead>
            <tr>{columns.map((name) => <th key={name} scope="col">{rules(`version.${name}`)}</th>)}</tr>
          </thead>
          <tbody>
            {found.map(({ matter, cells }) => (
              <tr key={matter.code} className={matter.active ? '' : 'inactive'}>
                {cells.map((cell, i) => <td key={i}>{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
})

function cellsOf(matter: Matter, speech: Speech): string[] {
  const limits = (['limit', 'restoreLimit'] as const).filter((field) => matter[field])
    .map((field) => sayMatterField(field, matter[field], speech))
  return [
    matter.code, speech.language === 'en'
      ? matter.name.en
      : matter.name.zh, sayMatterField('level', matter.level, speech), limits.join(' / '),
    sayMatterField('leadFunction', matter.leadFunction, speech),
  ]
}

function settingLines(setting: Setting, policy: PolicyBody, speech: Speech): {
  group: string; name: string; value: string,
}[] {
  const { id, path, group, is } = setting
  const name = speech.settings(`name.${id}`)
  const say = (value: unknown): string => saySetting(is, value, speech)
  if (is.shape === 'perLevel') {
    const { level } = wordsOf(speech.language)
    const saidAt = (one: Level): string => `${level[one]} ${say(valueAt(policy, `${path}/${one}`))}`
    return [
      { group, name, value: levels.map(saidAt).join(speech.rules('stop')) },
    ]
  }
  if (is.shape === 'confirmation') {
    return sourceOrder.map((source) => ({
      group, name: belowWord(id, source, speech), value: say(valueAt(policy, `${path}/${source}`)),
    }))
  }
  if (is.shape === 'reminder') return policy.reminders.map((one, i) => ({
    group, name: speech.settings('reminder.rule', { n: i + 1 }), value: say(one),
  }))
  return [{ group, name, value: say(valueAt(policy, path)) }]
}
