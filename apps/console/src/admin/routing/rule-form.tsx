import type { PolicyBody, PolicyFault, RoutingRule, Tier } from '@onegrid/domain'
import { chinaDate, levels, sources, tiers, validatePolicy } from '@onegrid/domain'
import { policyFaultSentence, wordsOf } from '@onegrid/domain/words'
import { useKeys } from '@onegrid/web'
import { Button, Checkbox, Input, Radio, Select, Switch } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useToast } from '../../feedback/toast.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { Standing } from '../policies/draft-data.ts'
import { useDraftEdits } from '../policies/draft-edits.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { FormNotes } from '../policies/form-notes.tsx'
import { usePieceForm } from '../policies/piece-form.ts'
import { useSaveProblem } from '../policies/use-save-problem.ts'
import { useSpeech } from '../policies/use-speech.ts'
import { useRuleWords } from '../policies/words.ts'
import { AreasField } from './areas-field.tsx'
import { MatterPrefixes } from './matter-prefixes.tsx'
import { blankRule, freeRuleId, withCondition, withTarget } from './rule-edit.ts'
import { ruleSentence } from './rule-sentence.ts'
import { AssistsField, LeadField } from './unit-ref-fields.tsx'
import { useRoutingWords } from './words.ts'

/** A rule to change, or a new one: what must hold, what then happens, and how it reads. */
export function RuleForm({ standing, present, copied, done }: {
  standing: Standing
  /** Absent for a new one. */
  present?: RoutingRule
  copied?: RoutingRule
  done: () => void
}): JSX.Element {
  const say = useRoutingWords()
  const rules = useRuleWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const toast = useToast()
  const edits = useDraftEdits(standing)
  const today = chinaDate(useNow(60_000))
  const { problem, saving } = useSaveProblem()
  const root = useRef<HTMLFormElement>(null)
  const { routing } = standing.policy
  const blank = useMemo<RoutingRule>(
    () => ({ ...(copied ?? blankRule), id: freeRuleId(new Set(routing.map(({ id }) => id)), today) }),
    // Its id is given once, when the form opens.
    [copied],
  )
  const form = usePieceForm<RoutingRule>(
    present ? `routing/${present.id}` : `routing/new${copied?.id ?? ''}`, present, blank,
  )
  const { value: rule, change } = form
  const [before, setBefore] = useState<string | null>(routing[0]?.id ?? null)
  const [names, setNames] = useState<Record<string, string>>({})
  const speech = useSpeech({ ...standing, names: { ...standing.names, ...names } })
  const faults = useMemo(() => ruleFaults(standing.policy, rule), [standing.policy, rule])
  const faultAt = (path: string): string | undefined => {
    const found = faults.find(
      (fault) => fault.path === `/routing/0/${path}` || fault.path.startsWith(`/routing/0/${path}/`),
    )
    return found && form.dirty ? policyFaultSentence(found, language) : undefined
  }
  const isNew = present === undefined
  const { when, outcome } = ruleSentence(rule, speech.routing)
  const named = (id: string, name: string): void => setNames((all) => ({ ...all, [id]: name }))

  useEffect(() => root.current?.querySelector<HTMLElement>('input')?.focus(), [])
  useKeys({ 'mod+Enter': () => void save(), Escape: () => { if (!form.dirty) done() } })

  async function save(): Promise<void> {
    if (faults.length > 0 || (!form.dirty && !isNew)) return
    await saving(async () => {
      await form.save((value, was) => edits.putRule(value, { was, ...(isNew && { before }) }))
      toast({ text: rules('form.saved') })
      done()
    })
  }

  return (
    <form
      ref={root} className="rule-form" onSubmit={(event) => { event.preventDefault(); void save() }}
      aria-label={say(isNew ? 'form.newTitle' : 'form.editTitle')}
    >
      <FormNotes
        form={form}
        sayField={(name) => (name === 'name' ? say('form.name') : say(name === 'when' ? 'form.when' : 'form.outcome'))}
        problem={problem}
      />
      <div className="form-fields">
        <Field label={say('form.name')} fault={faultAt('name')} half>
          {(control) => (
            <Input
              {...control} value={rule.name} maxLength={60} placeholder={say('form.namePlaceholder')}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        {isNew && (
          <Field label={say('form.place')} half>
            {(control) => (
              <Select
                {...control} value={before ?? ''} onChange={(id) => setBefore(id === '' ? null : id)}
                options={[...routing.map(({ id }, i) => ({
                  value: id, label: i === 0 ? say('form.first') : say('form.afterRule', { name: routing[i - 1]!.name }),
                })), { value: '', label: say('form.lastPlace') }]}
              />
            )}
          </Field>
        )}
      </div>
      <h3>{say('form.when')} <small className="rules-soft">{say('form.whenWhy')}</small></h3>
      <div className="form-fields">
        <Field label={say('form.matter')} fault={faultAt('when/matter')}>
          {(control) => (
            <MatterPrefixes
              {...control} matters={standing.policy.matters} value={rule.when.matter}
              onChange={(matter) => change(withCondition(rule, { matter }))}
            />
          )}
        </Field>
        <Field label={say('form.areas')} fault={faultAt('when/areas')}>
          {(control) => (
            <AreasField
              {...control} value={rule.when.areas} nameOf={(id) => speech.routing.names[id]} named={named}
              onChange={(areas) => change(withCondition(rule, { areas }))}
            />
          )}
        </Field>
        <FieldGroup label={say('form.levels')} half>
          <Checkbox.Group
            value={rule.when.levels ?? []}
            options={levels.map((level) => ({ value: level, label: words.level[level] }))}
            onChange={(next) => change(withCondition(rule, { levels: next.toSorted() }))}
          />
        </FieldGroup>
        <FieldGroup label={say('form.time')} half>
          <Radio.Group
            value={rule.when.time ?? ''}
            onChange={
              (event) => change(withCondition(rule, { time: (event.target.value as '' | 'session') || undefined }))
            }
            options={
              [
                { value: '', label: say('form.anyTime') }, { value: 'session', label: say('form.session') },
                { value: 'off', label: say('form.off') },
              ]
            }
          />
        </FieldGroup>
        <FieldGroup label={say('form.sources')}>
          <Checkbox.Group
            value={rule.when.sources ?? []}
            options={sources.map((source) => ({ value: source, label: words.source[source] }))}
            onChange={
              (next) => change(withCondition(rule, { sources: sources.filter((source) => next.includes(source)) }))
            }
          />
        </FieldGroup>
      </div>
      <h3>{say('form.outcome')} <small className="rules-soft">{say('form.outcomeWhy')}</small></h3>
      <div className="form-fields">
        <FieldGroup label={say('form.lead')} fault={faultAt('to/lead')}>
          <LeadField
            standing={standing} value={rule.to.lead} named={named}
            onChange={(lead) => change(withTarget(rule, { lead }))}
          />
        </FieldGroup>
        <FieldGroup label={say('form.assists')} fault={faultAt('to/assists')}>
          <AssistsField
            standing={standing} speech={speech.routing} value={rule.to.assists} named={named}
            onChange={(assists) => change(withTarget(rule, { assists }))}
          />
        </FieldGroup>
        <Field label={say('form.desk')} fault={faultAt('to/desk')} half>
          {(control) => (
            <Select<Tier | ''>
              {...control} value={rule.to.desk ?? ''}
              onChange={(desk) => change(withTarget(rule, { desk: desk === '' ? undefined : desk }))}
              options={[
                { value: '', label: say('form.defaultDesk', { tier: words.tier[standing.policy.defaultDesk] }) },
                ...tiers.map((tier) => ({ value: tier, label: words.tier[tier] })),
              ]}
            />
          )}
        </Field>
        <FieldGroup label={say('form.auto')} hint={say('form.autoWhy')} half>
          <span>
            <Switch
              aria-label={say('form.auto')} checked={rule.to.auto ?? false}
              onChange={(auto) => change(withTarget(rule, { auto }))}
            />
          </span>
        </FieldGroup>
      </div>
      <div className="rule-foot">
        <p className="rule-reads">
          <span className="rules-soft">{say('form.reads')}</span> {when} <i aria-hidden="true">→</i> {outcome}
        </p>
        <footer className="rules-actions">
          <Button
            type="primary" htmlType="submit" disabled={faults.length > 0 || (!form.dirty && !isNew)}
            loading={form.saving}
          >
            {rules('form.save')}
          </Button>
          {form.dirty && !isNew && <Button onClick={form.reset}>{rules('form.reset')}</Button>}
          <Button onClick={() => { if (isNew) form.reset(); done() }}>{say('form.cancel')}</Button>
        </footer>
      </div>
    </form>
  )
}

/** Faults of one rule on its own; whether its units and areas still exist the server knows. */
function ruleFaults(policy: PolicyBody, rule: RoutingRule): PolicyFault[] {
  return validatePolicy({ ...policy, routing: [rule] }).filter(({ path }) => path.startsWith('/routing/'))
}
