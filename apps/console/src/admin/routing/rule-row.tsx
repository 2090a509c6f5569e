import { ArrowDownOutlined, ArrowUpOutlined, CheckCircleFilled, HolderOutlined } from '@ant-design/icons'
import type { RouteTrial } from '@onegrid/contract'
import type { RoutingRule } from '@onegrid/domain'
import { Button, Dropdown } from 'antd'
import type { JSX, KeyboardEvent, PointerEvent } from 'react'
import { isKept } from '../policies/piece-form.ts'
import type { RuleSentence } from './rule-sentence.ts'
import { useRoutingWords } from './words.ts'

export type RuleMark = 'added' | 'changed' | 'movedMark' | 'fault'

/** A rule as a sentence, with its place, its handle, and what the dry run says of it. */
export function RuleRow({ rule, place, last, sentence, marks, step, hit, mayWrite, handle, isOpen, act }: {
  rule: RoutingRule
  /** From 0. */
  place: number
  last: number
  sentence: RuleSentence
  marks: readonly RuleMark[]
  step: RouteTrial['steps'][number] | undefined
  hit: boolean
  mayWrite: boolean
  /** Absent while the list is searched: places between hidden rows mean nothing. */
  handle?: { onPointerDown: (event: PointerEvent<HTMLElement>) => void }
  isOpen: boolean
  act: { move: (by: number) => void; open: () => void; copy: () => void; remove: () => void }
}): JSX.Element {
  const say = useRoutingWords()
  const { name } = rule
  const keys = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0 || !mayWrite) return
    event.preventDefault()
    act.move(by)
  }
  return (
    <div className={`rule-row${hit ? ' hit' : ''}`} onKeyDown={keys}>
      {mayWrite && (
        <button
          type="button" className="rule-handle" aria-label={say('list.drag', { name })}
          title={handle ? say('list.drag', { name }) : say('list.filtered')}
          disabled={!handle} {...handle}
        >
          <HolderOutlined />
        </button>
      )}
      <span className="rule-place" aria-label={say('list.order', { n: place + 1 })}>{place + 1}</span>
      <button type="button" className="rule-text" onClick={act.open} aria-expanded={isOpen} disabled={!mayWrite}>
        <span className="rule-name">
          {name}
          {hit && <span className="rule-hit"><CheckCircleFilled /> {say('list.hit')}</span>}
          {
            marks.map(
              (mark) => <span key={mark} className={
                `rules-mark${mark === 'fault' ? ' fault' : ''}`
              }>{say(`list.${mark}`)}</span>,
            )
          }
          {isKept(`routing/${rule.id}`) && !isOpen && <span className="rules-mark">{say('list.unsaved')}</span>}
        </span>
        <span className="rule-sentence">
          {sentence.when} <i aria-hidden="true">{say('sentence.arrow')}</i> {sentence.outcome}
        </span>
        {step && !step.matched && !hit && step.because[0]?.code !== 'decided_before' && (
          <span className="rule-because">
            {say('list.missed')} · {step.because.map(({ message }) => message).join(say('sentence.stop'))}
          </span>
        )}
      </button>
      {mayWrite && (
        <span className="rule-tools">
          <Button
            type="text" size="small" icon={<ArrowUpOutlined />} aria-label={`${say('list.up')} ${name}`}
            disabled={place === 0 || !handle} onClick={() => act.move(-1)}
          />
          <Button
            type="text" size="small" icon={<ArrowDownOutlined />} aria-label={`${say('list.down')} ${name}`}
            disabled={place === last || !handle} onClick={() => act.move(1)}
          />
          <Dropdown
            trigger={['click']}
            menu={{ items: [
              { key: 'edit', label: say('list.edit'), onClick: act.open }, {
                key: 'copy', label: say('list.copy'), onClick: act.copy,
              },
              { key: 'remove', danger: true, label: say('list.remove'), onClick: act.remove },
            ] }}
          >
            <Button type="text" size="small" aria-label={`${say('list.more')} ${name}`}>⋯</Button>
          </Dropdown>
        </span>
      )}
    </div>
  )
}
