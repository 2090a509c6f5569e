import type { Matter } from '@onegrid/domain'
import { classOf, subclassOf } from '@onegrid/domain'
import { formatLimit, wordsOf } from '@onegrid/domain/words'
import { LevelBar, pressesControl, useKeys } from '@onegrid/web'
import { Button } from 'antd'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { JSX } from 'react'
import { Empty } from '../../feedback/states.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { nameIn } from '../policies/name-in.ts'
import { isKept } from '../policies/piece-form.ts'
import { functionName } from '../routing/rule-sentence.ts'
import { groupMatters } from './matter-list.ts'
import type { MatterRow } from './matter-list.ts'
import { useMatterWords } from './words.ts'
import type { SayMatter } from './words.ts'

/** Matters under their class and subclass. j and k go along them, Enter opens, Escape folds, / searches. */
export function CatalogueList({ rows, chosen, open, clear, search }: {
  rows: readonly MatterRow[]
  chosen: string | null
  open: (code: string | null) => void
  clear: () => void
  search: () => void
}): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => groupMatters(rows), [rows])
  const at = rows.findIndex(({ matter }) => matter.code === chosen)
  const move = (by: number): void => {
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
    if (next) open(next.matter.code)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': search,
    Escape: (event) => { if (!pressesControl(event) || chosen !== null) open(null) },
  })
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (rows.length === 0) {
    return <Empty title={say('none')} next={say('noneWhy')} action={<Button onClick={clear}>{say('clear')}</Button>} />
  }
  return (
    <div ref={list} className="matters-rows" role="list" aria-label={say('list')}>
      {groups.map(({ code, rows: own }) => {
        const [top, sub] = [classOf(code), subclassOf(code)].map((one) => nameIn(language, one))
        return (
          <div key={code} role="presentation">
            <p className="matters-group" role="presentation"><span>{code}</span> {top} · {sub}</p>
            {own.map((row) => <Row key={row.matter.code} row={row} current={row.matter.code === chosen} open={open} />)}
          </div>
        )
      })}
    </div>
  )
}

const Row = memo(function Row({ row, current, open }: {
  row: MatterRow
  current: boolean
  open: (code: string | null) => void
}): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const { matter, change } = row
  const level = wordsOf(language).level[matter.level]
  return (
    <div role="listitem">
      <button
        type="button"
        className={`room-row matters-row${current ? ' chosen' : ''}${change === 'removed' ? ' removed' : ''}`}
        aria-current={current}
        onClick={() => open(current ? null : matter.code)}
      >
        <span className="matters-code">{matter.code}</span>
        <span className="matters-name">
          {language === 'en' ? matter.name.en : matter.name.zh}
          <Marks row={row} />
        </span>
        <span className="matters-level">
          <LevelBar level={matter.level} name={level} /> {level}
        </span>
        <span className="matters-limit">
          {formatLimit(matter.limit, language)}
          {matter.restoreLimit && (
            <small>{say('restore', { limit: formatLimit(matter.restoreLimit, language) })}</small>
          )}
        </span>
        <span className="matters-lead">{functionName(matter.leadFunction, language)}</span>
        <span className="matters-lead matters-how">{stepsOf(matter, say).join(' · ')}</span>
      </button>
    </div>
  )
})

function stepsOf({ needsVerify, needsCheck, onsiteSolvable }: Matter, say: SayMatter): string[] {
  return [
    ...(needsVerify ? [say('step.verify')] : []), ...(needsCheck ? [say('step.check')] : []),
    ...(onsiteSolvable ? [say('step.onsite')] : []),
  ]
}

/** What is not as with most: what the draft does to it, and why it cannot be reported. */
export function Marks({ row: { matter, change, faulty, state } }: { row: MatterRow }): JSX.Element {
  const say = useMatterWords()
  return (
    <span className="matters-marks">
      {faulty && <span className="rules-mark fault">{say('mark.fault')}</span>}
      {change && <span className="rules-mark">{say(`mark.${change}`)}</span>}
      {isKept(`matters/${matter.code}`) && <span className="rules-mark">{say('mark.unsaved')}</span>}
      {state !== 'live' && <span className="rules-mark quiet">{say(`mark.${state}`)}</span>}
      {matter.staffOnly && <span className="rules-mark quiet">{say('mark.staffOnly')}</span>}
    </span>
  )
}
