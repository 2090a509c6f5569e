import type { Matter } from '@onegrid/domain'
import { evidenceKinds, levels, matterFaults } from '@onegrid/domain'
import { policyFaultSentence, wordsOf } from '@onegrid/domain/words'
import { LevelBar, useKeys } from '@onegrid/web'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { JSX } from 'react'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { DuePreview } from '../calendars/due-preview.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { useDraftEdits } from '../policies/draft-edits.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { FormNotes } from '../policies/form-notes.tsx'
import { LimitField } from '../policies/limit-field.tsx'
import { usePieceForm } from '../policies/piece-form.ts'
import { useSaveProblem } from '../policies/use-save-problem.ts'
import { useRuleWords } from '../policies/words.ts'
import { FunctionPicker, FunctionsPicker } from './function-picker.tsx'
import { classChoices, nextCode } from './matter-list.ts'
import { LiveButton } from './live-button.tsx'
import { blankMatter, copyOf, withEvidence } from './new-matter.ts'
import { StayFields } from './stay-fields.tsx'
import { useMatterWords } from './words.ts'

/** A matter to change, or a new one. Everything goes into the draft; what is wrong stands at its field at once. */
export function MatterForm({ standing, present, copied, field, done }: {
  standing: Standing
  /** Absent for a new one. */
  present?: Matter
  copied?: Matter
  /** The field that a fault leads to. */
  field?: string
  done: (code?: string) => void
}): JSX.Element {
  const say = useMatterWords()
  const rules = useRuleWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const toast = useToast()
  const edits = useDraftEdits(standing)
  const { problem, saving } = useSaveProblem()
  const root = useRef<HTMLFormElement>(null)
  const taken = useMemo(
    () => new Map(standing.policy.matters.map((matter) => [matter.code, matter])), [standing.policy.matters],
  )
  const blank = useMemo(() => {
    if (!copied) return blankMatter
    return copyOf(copied, nextCode(new Set(taken.keys()), copied.code.slice(0, 4)) ?? '')
    // What a new form begins with does not change while it stands open.
  }, [copied])
  const form = usePieceForm<Matter>(
    present ? `matters/${present.code}` : `matters/new${copied?.code ?? ''}`, present, blank,
  )
  const { value: matter, change } = form
  const isNew = present === undefined
  const other = isNew ? taken.get(matter.code) : undefined
  const faults = useMemo(() => matterFaults(matter), [matter])
  // A form that nobody has touched yet does not complain.
  const untouched = isNew && !form.dirty
  const faultAt = (...paths: string[]): string | undefined => {
    const found = untouched
      ? undefined
      : faults.find(({ path }) => paths.some((one) => path === `/${one}` || path.startsWith(`/${one}/`)))
    return found && policyFaultSentence(found, language)
  }
  const impossible = faults.length > 0 || other !== undefined

  useEffect(() => {
    const at = field?.split('/')[0]
    const target = at
      ? root.current?.querySelector<HTMLElement>(`[data-field="${at}"] :is(input, button, textarea)`)
      : root.current?.querySelector('input')
    target?.focus()
  }, [field])
  useKeys({ 'mod+Enter': () => void save(), Escape: () => { if (!form.dirty) done() } })

  async function save(): Promise<void> {
    if (impossible || !form.dirty) return
    const name = language === 'en' ? matter.name.en : matter.name.zh
    await saving(async () => {
      await form.save((value, was) => edits.putMatter(value, was))
      toast({ text: say('form.saved', { name }) })
      done(matter.code)
    })
  }

  return (
    <form ref={root} className="matters-form" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <div className="matters-form-body">
        <FormNotes form={form} sayField={(name) => rules(`matter.${name}` as 'matter.level')} problem={problem} />
        <h3>{say('form.groupName')}</h3>
        <div className="form-fields">
          {isNew && (
            <>
              <Field label={say('form.subclass')} half>
                {(control) => (
                  <Select
                    {...control} value={matter.code.slice(0, 4) || null} showSearch={{ optionFilterProp: 'label' }}
                    options={classChoices(language)}
                    placeholder={say('form.subclassPlaceholder')} popupMatchSelectWidth={280}
                    onChange={(subclass: string) => change({ code: nextCode(new Set(taken.keys()), subclass) ?? '' })}
                  />
                )}
              </Field>
              <Field
                label={say('form.code')} hint={say('form.codeHint')} name="code"
                fault={
                  other
                    ? say('form.codeTaken', { name: language === 'en' ? other.name.en : other.name.zh })
                    : matter.code === ''
                    ? undefined
                    : faultAt('code')
                }
                half
              >
                {(control) => (
                  <Input
                    {...control} value={matter.code} maxLength={6} inputMode="numeric"
                    onChange={(event) => change({ code: event.target.value })}
                  />
                )}
              </Field>
            </>
          )}
          <Field label={say('form.nameZh')} fault={faultAt('name/zh')} name="name" half>
            {(control) => (
              <Input
                {...control} value={matter.name.zh} maxLength={60}
                onChange={(event) => change({ name: { ...matter.name, zh: event.target.value } })}
              />
            )}
          </Field>
          <Field label={say('form.nameEn')} fault={faultAt('name/en')} half>
            {(control) => (
              <Input
                {...control} value={matter.name.en} maxLength={120}
                onChange={(event) => change({ name: { ...matter.name, en: event.target.value } })}
              />
            )}
          </Field>
          <Field
            label={say('form.aliases')} hint={say('form.aliasesHint')} fault={faultAt('aliases')} optional
            name="aliases"
          >
            {(control) => (
              <Select
                {...control} mode="tags" open={false} suffixIcon={null} value={matter.aliases ?? []} maxCount={30}
                tokenSeparators={['、', '，', ',', ';', '；']}
                onChange={
                  (aliases: string[]) => change(
                    { aliases: aliases.length > 0 ? aliases.map((one) => one.trim().slice(0, 30)) : undefined },
                  )
                }
              />
            )}
          </Field>
        </div>
        <h3>{say('form.groupWho')}</h3>
        <div className="form-fields">
          <Field
            label={say('form.lead')} hint={say('form.leadHint')} fault={faultAt('leadFunction')} name="leadFunction"
            half
          >
            {(control) => (
              <FunctionPicker
                {...control} standing={standing} value={matter.leadFunction}
                onChange={(leadFunction) => change({ leadFunction })}
              />
            )}
          </Field>
          <Field label={say('form.assists')} fault={faultAt('assistFunctions')} optional name="assistFunctions" half>
            {(control) => (
              <FunctionsPicker
                {...control} standing={standing} except={matter.leadFunction} value={matter.assistFunctions}
                onChange={(assistFunctions) => change({ assistFunctions })}
              />
            )}
          </Field>
        </div>
        <h3>{say('form.groupTime')}</h3>
        <div className="form-fields">
          <FieldGroup label={say('form.level')} name="level">
            <Radio.Group
              optionType="button" value={matter.level}
              onChange={(event) => change({ level: event.target.value as Matter['level'] })}
              options={
                levels.map((level) => ({
                  value: level,
                  label: <span className="matters-level"><LevelBar level={level} name="" /> {words.level[level]}</span>,
                }))
              }
            />
          </FieldGroup>
          <Field
            label={say(matter.restoreLimit ? 'form.safe' : 'form.limit')} fault={faultAt('limit')}
            hint={matter.restoreLimit && say('form.guardHint')} name="limit"
            half
          >
            {(control) => (
              <LimitField
                {...control} label={say('form.limit')} value={matter.limit} onChange={(limit) => change({ limit })}
              />
            )}
          </Field>
          {matter.restoreLimit && (
            <Field label={say('form.restore')} fault={faultAt('restoreLimit')} name="restoreLimit" half>
              {(control) => (
                <LimitField
                  {...control} label={say('form.restore')} value={matter.restoreLimit!}
                  onChange={(restoreLimit) => change({ restoreLimit })}
                />
              )}
            </Field>
          )}
          <div className="field">
            <span className="field-label">{say('card.now')}</span>
            <DuePreview
              limit={matter.limit} say={(due) => say(matter.restoreLimit ? 'card.dueSafe' : 'card.due', { due })}
            />
          </div>
        </div>
        <h3>{say('form.groupSteps')}</h3>
        <div className="form-fields">
          <FieldGroup label={say('form.steps')}>
            <div className="matters-steps">
              <Checkbox
                checked={matter.needsVerify} onChange={(event) => change({ needsVerify: event.target.checked })}
              >
                {say('form.verify')}
              </Checkbox>
              <Checkbox checked={matter.needsCheck} onChange={(event) => change({ needsCheck: event.target.checked })}>
                {say('form.check')}
              </Checkbox>
              <Checkbox
                checked={matter.onsiteSolvable} onChange={(event) => change({ onsiteSolvable: event.target.checked })}
              >
                {say('form.onsite')}
              </Checkbox>
              <Checkbox
                checked={matter.staffOnly ?? false}
                onChange={(event) => change({ staffOnly: event.target.checked || undefined })}
              >
                {say('form.staffOnly')}
              </Checkbox>
              <Checkbox checked={matter.active} onChange={(event) => change({ active: event.target.checked })}>
                {say('form.active')}
              </Checkbox>
            </div>
          </FieldGroup>
          <FieldGroup
            label={say('form.evidence')} hint={say('form.evidenceHint')} fault={faultAt('evidence')}
            name="evidence"
          >
            <Checkbox.Group
              className="matters-evidence" value={matter.evidence}
              onChange={(evidence) => change(withEvidence(matter, evidence))}
              options={evidenceKinds.map((kind) => ({ value: kind, label: words.evidence[kind] }))}
            />
          </FieldGroup>
        </div>
        <h3>{say('form.groupStay')}</h3>
        <StayFields matter={matter} change={change} faultAt={faultAt} />
      </div>
      <footer className="matters-form-foot rules-actions">
        <Button type="primary" htmlType="submit" disabled={impossible || !form.dirty} loading={form.saving}>
          {rules('form.save')}
        </Button>
        {isNew && (
          <LiveButton
            matter={matter}
            disabled={impossible || !form.dirty}
            saving={saving}
            onLive={() => {
              form.reset()
              // Where a draft stands it does not know the new matter before it is begun anew.
              done(standing.draft ? undefined : matter.code)
            }}
          />
        )}
        {form.dirty && !isNew && <Button onClick={form.reset}>{rules('form.reset')}</Button>}
        <Button onClick={() => { if (isNew) form.reset(); done() }}>
          {isNew ? say('form.discardNew') : rules('form.cancel')}
        </Button>
        {form.dirty && <span className="rules-soft">{rules('form.unsaved')}</span>}
      </footer>
    </form>
  )
}
