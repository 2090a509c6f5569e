import type { RouteTrial } from '@onegrid/contract'
import type { RoutingRule } from '@onegrid/domain'
import { pieceOf } from '@onegrid/domain'
import { Button, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useProblemText } from '../../feedback/problem.ts'
import { Empty } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { useDraftEdits } from '../policies/draft-edits.ts'
import { faultPlace } from '../policies/links.ts'
import { useSpeech } from '../policies/use-speech.ts'
import { nextAfterMove } from './reorder.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleRow } from './rule-row.tsx'
import type { RuleMark } from './rule-row.tsx'
import { ruleSentence } from './rule-sentence.ts'
import { useDragOrder } from './use-drag-order.ts'
import { useRoutingWords } from './words.ts'

/** Rules from above: the first that fits decides. Order by drag, by Alt and arrows, by buttons. */
export function RulesList({ standing, trial, chosen, copied, open }: {
  standing: Standing
  trial: RouteTrial | undefined
  /** Id of the rule that is open for change; `new` for one that is to be. */
  chosen: string | null
  copied: string | null
  open: (rule: string | null, copied?: string) => void
}): JSX.Element {
  const say = useRoutingWords()
  const speech = useSpeech(standing)
  const edits = useDraftEdits(standing)
  const toast = useToast()
  const textOf = useProblemText()
  const mayWrite = useRoles('admin_system')
  const list = useRef<HTMLOListElement>(null)
  const [q, setQ] = useState('')
  const [said, setSaid] = useState('')
  const rules = standing.policy.routing
  const marks = useMarks(standing)
  const sentences = useMemo(
    () => new Map(rules.map((rule) => [rule.id, ruleSentence(rule, speech.routing)])), [rules, speech],
  )
  const words = q.trim().toLowerCase()
  const fits = ({ id, name }: RoutingRule): boolean => {
    const { when, outcome } = sentences.get(id)!
    return words === '' || [name, when, outcome].some((text) => text.toLowerCase().includes(words))
  }
  const failed = (error: unknown): void => toast({ kind: 'problem', text: textOf(error) })
  const move = (from: number, to: number): void => {
    const rule = rules[from]
    if (!rule || to < 0 || to >= rules.length || from === to) return
    edits.putRule(rule, { was: rule, before: nextAfterMove(rules.map(({ id }) => id), from, to) }).catch(failed)
    setSaid(say('list.moved', { name: rule.name, n: to + 1 }))
  }
  const remove = (rule: RoutingRule): void => {
    const before = rules[rules.indexOf(rule) + 1]?.id ?? null
    const undo = (): void => void edits.putRule(rule, { before }).catch(failed)
    edits.removeRule(rule.id).then(() => toast({ text: say('list.removed', { name: rule.name }), undo }), failed)
  }
  const drag = useDragOrder(list, move)
  useEffect(() => {
    if (chosen) list.current?.querySelector('.rule-open')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const shown = rules.filter(fits)
  const copiedRule = rules.find(({ id }) => id === copied)
  const steps = new Map(trial?.steps.map((step) => [step.ruleId, step]))
  return (
    <section className="routing-list">
      <div className="routing-tools">
        <span className="rules-soft">{say('intro')}</span>
        <Input
          allowClear value={q} className="routing-search" placeholder={say('list.search')}
          aria-label={say('list.search')} onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <ol ref={list} className="routing-rules" aria-label={say('list.label')}>
        {chosen === 'new' && mayWrite && (
          <li className="rule-open">
            <RuleForm key={copied} standing={standing} copied={copiedRule} done={() => open(null)} />
          </li>
        )}
        {rules.map((rule, i) => fits(rule) && (
          <li
            key={rule.id} data-row
            className={`rule${drag.dragging === i ? ' dragged' : ''}${chosen === rule.id ? ' rule-open' : ''}`}
            style={drag.styleOf(i)}
          >
            <RuleRow
              rule={rule} place={i} last={rules.length - 1} sentence={sentences.get(rule.id)!}
              marks={marks.get(rule.id) ?? []} step={steps.get(rule.id)}
              hit={trial?.ruleId === rule.id} mayWrite={mayWrite}
              handle={words === '' ? drag.handleProps(i) : undefined} isOpen={chosen === rule.id}
              act={{
                move: (by) => move(i, i + by), open: () => open(chosen === rule.id ? null : rule.id),
                copy: () => open('new', rule.id), remove: () => remove(rule),
              }}
            />
            {chosen === rule.id && mayWrite && <RuleForm standing={standing} present={rule} done={() => open(null)} />}
          </li>
        ))}
        {rules.length === 0 && chosen !== 'new' && (
          <li>
            <Empty
              title={say('list.none')} next={say('list.noneWhy')}
              action={mayWrite && <Button onClick={() => open('new')}>{say('list.add')}</Button>}
            />
          </li>
        )}
        {rules.length > 0 && shown.length === 0 && <li><Empty title={say('list.noneFound', { q })} /></li>}
        <li className={`rule-rest${trial?.ruleId === 'default' ? ' hit' : ''}`}>
          <b>{say('list.last')}</b> {say('list.lastWhy', { desk: say(`sentence.desk.${standing.policy.defaultDesk}`) })}
          {trial?.ruleId === 'default' && <span className="rule-hit">{say('list.hit')}</span>}
        </li>
      </ol>
      <p className="visually-hidden" role="status" aria-live="polite">{said}</p>
    </section>
  )
}

/** What the draft does to each rule, and what must be corrected. */
function useMarks({ changes, base, draft, policy }: Standing): ReadonlyMap<string, RuleMark[]> {
  return useMemo(() => {
    const marks = new Map<string, Set<RuleMark>>()
    const add = (piece: string, mark: RuleMark): void => {
      const id = piece.slice('routing/'.length)
      marks.set(id, (marks.get(id) ?? new Set()).add(mark))
    }
    for (const { path, kind } of changes) {
      const piece = pieceOf(path)
      if (!piece.startsWith('routing/')) continue
      const isNew = !base.routing.some(({ id }) => `routing/${id}` === piece)
      add(piece, isNew ? 'added' : kind === 'moved' ? 'movedMark' : 'changed')
    }
    for (const { path } of draft?.faults ?? []) {
      const { piece } = faultPlace(path, policy)
      if (piece.startsWith('routing/')) add(piece, 'fault')
    }
    return new Map([...marks].map(([id, own]) => [id, [...own]]))
  }, [changes, base, draft, policy])
}
