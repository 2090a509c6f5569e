import { isSameValue } from '@onegrid/domain'
import { useKeys } from '@onegrid/web'
import { Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import type { Standing } from './draft-data.ts'
import { useDraftEdits } from './draft-edits.ts'
import type { Settings } from './draft-edits.ts'
import { FormNotes } from './form-notes.tsx'
import { usePolicyWords } from './page-words.ts'
import { usePieceForm } from './piece-form.ts'
import { settingsOf } from './revert.ts'
import { settingCatalog, settingGroups } from './settings-catalog.ts'
import type { SettingGroup } from './settings-catalog.ts'
import { SettingsGroup } from './settings-group.tsx'
import { useSettingWords } from './settings-words.ts'
import { useSaveProblem } from './use-save-problem.ts'
import { useRuleWords } from './words.ts'

/** All settings in groups; what is changed is saved to the draft in one go, and only what is changed. */
export function SettingsForm({ standing }: { standing: Standing }): JSX.Element {
  const say = usePolicyWords()
  const rules = useRuleWords()
  const words = useSettingWords()
  const toast = useToast()
  const edits = useDraftEdits(standing)
  const mayWrite = useRoles('admin_system')
  const { problem, saving } = useSaveProblem()
  const present = useMemo(() => settingsOf(standing.policy), [standing.policy])
  const base = useMemo(() => settingsOf(standing.base), [standing.base])
  const form = usePieceForm<Settings>('settings', present, present)
  const group = useGroup()
  const unsaved = (Object.keys(form.value) as (keyof Settings)[])
    .filter((key) => !isSameValue(form.value[key], form.was?.[key]))
  const faults = (standing.draft?.faults ?? []).filter(({ path }) => !/^\/(matters|routing)\//.test(path))

  async function save(): Promise<void> {
    if (!form.dirty) return
    await saving(async () => {
      await form.save((value, was) => edits.putSettings(value, was ?? present))
      toast({ text: say('saved') })
    })
  }
  useKeys({ 'mod+Enter': () => void save() })

  return (
    <form className="settings" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <nav className="settings-nav" aria-label={words('anchor')}>
        {settingGroups.map((name) => (
          <button
            key={name} type="button" className={group.current === name ? 'chosen' : ''}
            aria-current={group.current === name} onClick={() => group.go(name)}
          >
            {words(`group.${name}`)}
            {isChangedGroup(name, unsaved) && <span className="settings-dot" title={rules('form.unsaved')} />}
          </button>
        ))}
      </nav>
      <div className="settings-main">
        <div ref={group.scroller} className="settings-groups" onScroll={group.scrolled}>
          <FormNotes form={form} sayField={(name) => words(`group.${settingGroupOf(name)}`)} problem={problem} />
          {settingGroups.map((name) => (
            <SettingsGroup
              key={name} group={name} value={form.value} base={base} disabled={!mayWrite} faults={faults}
              change={(path, value) => form.change(changedAt(form.value, path, value))}
            />
          ))}
        </div>
        {mayWrite && (
          <footer className="settings-foot rules-actions">
            <Button type="primary" htmlType="submit" disabled={!form.dirty} loading={form.saving}>
              {rules('form.save')}
            </Button>
            <Button disabled={!form.dirty} onClick={form.reset}>{rules('form.reset')}</Button>
            {form.dirty && <span className="rules-soft">{say('count', { count: unsaved.length })}</span>}
          </footer>
        )}
      </div>
    </form>
  )
}

/** The top part of the settings with one value changed, along its path. */
export function changedAt(settings: Settings, path: string, value: unknown): Partial<Settings> {
  const [top = '', ...below] = path.split('/')
  const set = (part: unknown, names: readonly string[]): unknown => {
    const [name, ...rest] = names
    if (name === undefined) return value
    return { ...(part as object), [name]: set((part as Record<string, unknown>)[name], rest) }
  }
  return { [top]: set(settings[top as keyof Settings], below) } as Partial<Settings>
}

function isChangedGroup(group: SettingGroup, unsaved: readonly string[]): boolean {
  return settingCatalog.some((one) => one.group === group && unsaved.includes(one.path.split('/')[0] ?? ''))
}

function settingGroupOf(key: string): SettingGroup {
  return settingCatalog.find(({ path }) => path === key || path.startsWith(`${key}/`))?.group ?? 'limits'
}

/** The group that is in sight, and how to go to another; the address names the first that was asked for. */
function useGroup(): {
  current: SettingGroup
  go: (group: SettingGroup) => void
  scroller: React.RefObject<HTMLDivElement | null>
  scrolled: () => void
} {
  const [search, setSearch] = useSearchParams()
  const scroller = useRef<HTMLDivElement>(null)
  const asked = search.get('group')
  const current = settingGroups.find((group) => group === asked) ?? 'limits'
  const moving = useRef(false)
  const show = (group: SettingGroup): void => setSearch(
    (now) => { now.set('group', group); return now }, { replace: true },
  )
  const reach = (group: SettingGroup, behavior: ScrollBehavior): void => {
    moving.current = true
    scroller.current?.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: 'start', behavior })
    setTimeout(() => { moving.current = false }, 400)
  }
  useEffect(() => {
    if (asked && asked !== 'limits') reach(current, 'instant')
    // Once: later the scrolling itself says where one is.
  }, [])
  return {
    current,
    scroller,
    go: (group) => {
      show(group)
      reach(group, matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth')
    },
    scrolled: () => {
      const box = scroller.current
      if (!box || moving.current) return
      const sections = [...box.querySelectorAll<HTMLElement>('[data-group]')]
      const reached = sections.findLast((section) => section.offsetTop - box.offsetTop <= box.scrollTop + 48)
      const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2
      const next = (atEnd ? sections.at(-1) : reached)?.dataset['group'] as SettingGroup | undefined
      if (next && next !== current) show(next)
    },
  }
}
