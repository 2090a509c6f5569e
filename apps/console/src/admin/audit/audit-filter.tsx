import type { AuditGroup } from '@onegrid/domain/words'
import { auditActions, auditActionWord, auditGroups } from '@onegrid/domain/words'
import { Button, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { DateField } from '../parts/date-field.tsx'
import { addDays, dayOf } from '../parts/dates.ts'
import type { AuditWish } from './audit-query.ts'
import { useAuditWords } from './words.ts'

/** Who, what, from where, when, with what outcome. It is sent by Enter or the button. */
export function AuditFilter({
  wish,
  busy,
  onSearch,
}: {
  wish: AuditWish
  busy: boolean
  onSearch: (wish: AuditWish) => void
}): JSX.Element {
  const say = useAuditWords()
  const language = useLanguage()
  const [next, setNext] = useState(wish)
  const set = (change: AuditWish): void => setNext((now) => ({ ...now, ...change }))
  const actions = useMemo(
    () => [
      {
        label: say('filter.groups'),
        options: groups.map((value) => ({ value: `group ${value}`, label: say(`group.${value}`) })),
      },
      {
        label: say('filter.action'),
        options: auditActions.map((value) => ({ value, label: auditActionWord(value, language) })),
      },
    ],
    [language, say],
  )
  // The audit follows the wall clock.
  const today = dayOf(Date.now())
  const spans = [
    ['today', 0],
    ['week', 6],
    ['month', 29],
  ] as const
  function send(event: FormEvent): void {
    event.preventDefault()
    onSearch(next)
  }
  return (
    <form className="audit-filter" role="search" aria-label={say('title')} onSubmit={send}>
      <Input
        className="audit-who"
        value={next.who ?? ''}
        onChange={({ target }) => set({ who: target.value })}
        allowClear
        placeholder={say('filter.whoHint')}
        aria-label={say('filter.who')}
      />
      <Select
        className="audit-action"
        value={next.group ? `group ${next.group}` : next.action}
        options={actions}
        allowClear
        placeholder={say('filter.allActions')}
        aria-label={say('filter.action')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen?: string) => set(chosenOf(chosen))}
        popupMatchSelectWidth={280}
      />
      <Input
        className="audit-address"
        value={next.ip ?? ''}
        onChange={({ target }) => set({ ip: target.value })}
        allowClear
        placeholder={say('filter.ip')}
        aria-label={say('filter.ip')}
      />
      <Input
        className="audit-object"
        value={next.object ?? ''}
        onChange={({ target }) => set({ object: target.value })}
        allowClear
        placeholder={say('filter.object')}
        aria-label={say('filter.object')}
      />
      <Segmented
        value={next.outcome ?? 'all'}
        aria-label={say('filter.outcome')}
        options={(['all', 'success', 'refused'] as const).map((value) => ({ value, label: say(`filter.${value}`) }))}
        onChange={(value) => set({ outcome: value === 'all' ? undefined : (value as 'success' | 'refused') })}
      />
      <span className="audit-days">
        <DateField
          id="audit-from"
          aria-label={say('filter.from')}
          value={next.from}
          onChange={(from) => set({ from })}
        />
        <span aria-hidden="true">–</span>
        <DateField
          id="audit-to"
          aria-label={say('filter.to')}
          value={next.to}
          from={next.from}
          onChange={(to) => set({ to })}
        />
      </span>
      {spans.map(([name, days]) => (
        <Button
          key={name}
          type="text"
          size="small"
          onClick={() => onSearch({ ...next, from: addDays(today, -days), to: today })}
        >
          {say(`filter.${name}`)}
        </Button>
      ))}
      <span className="audit-go">
        {next.actor && <Chip text={say('filter.actor')} onGone={() => onSearch({ ...next, actor: undefined })} />}
        {next.objectType && (
          <Chip
            text={say('filter.ofObject')}
            onGone={() => onSearch({ ...next, objectType: undefined, object: undefined })}
          />
        )}
        <Button type="text" onClick={() => onSearch({})}>
          {say('filter.clear')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say('filter.search')}
        </Button>
      </span>
    </form>
  )
}

const groups = Object.keys(auditGroups) as AuditGroup[]

/** One action, or several that belong together. */
function chosenOf(chosen: string | undefined): AuditWish {
  if (!chosen?.startsWith('group ')) return { action: chosen, group: undefined }
  return { action: undefined, group: chosen.slice('group '.length) as AuditGroup }
}

function Chip({ text, onGone }: { text: string; onGone: () => void }): JSX.Element {
  return <button type="button" className="tag strong" onClick={onGone}>{text} ×</button>
}
