import { LightMark } from '@onegrid/web'
import { useState } from 'react'
import type { JSX } from 'react'
import { useSupervisionWords } from '../words.ts'
import { ownerKey, sharesOf } from './owners.ts'
import type { OwnerRow, Shown } from './owners.ts'

interface OwnerTableProps {
  pressing: readonly OwnerRow[]
  calm: readonly OwnerRow[]
  chosen: string | undefined
  choose: (owner: string, shown: Shown) => void
}

/** One bar for each owner on one scale from zero, its figures beside it. */
export function OwnerTable({ pressing, calm, chosen, choose }: OwnerTableProps): JSX.Element {
  const say = useSupervisionWords()
  const [unfolded, setUnfolded] = useState(false)
  const longest = Math.max(0, ...[...pressing, ...calm].map(({ open }) => open))
  const isOpen = unfolded || pressing.length === 0 || calm.some((row) => ownerKey(row) === chosen)
  const row = (one: OwnerRow): JSX.Element => (
    <Owner key={ownerKey(one)} row={one} longest={longest} chosen={ownerKey(one) === chosen} choose={choose} />
  )
  return (
    <>
      <div className="owner-table" role="table" aria-label={say('tab.overdue')}>
        <div className="owner-row is-head" role="row">
          <span role="columnheader">{say('overdue.owner')}</span>
          <span role="columnheader"><span className="visually-hidden">{say('overdue.bar')}</span></span>
          <span role="columnheader"><LightMark light="red" />{say('overdue.red')}</span>
          <span role="columnheader"><LightMark light="yellow" />{say('overdue.yellow')}</span>
          <span role="columnheader">{say('overdue.open')}</span>
        </div>
        {pressing.map(row)}
        {isOpen && calm.map(row)}
      </div>
      {pressing.length > 0 && calm.length > 0 && (
        <div className="owner-rest">
          {say('overdue.calmRows', { n: calm.length, count: calm.length })}
          <button type="button" className="quiet-button" aria-expanded={isOpen} onClick={() => setUnfolded(!isOpen)}>
            {say(isOpen ? 'overdue.hideCalm' : 'overdue.showCalm')}
          </button>
        </div>
      )}
    </>
  )
}

function Owner({ row, longest, chosen, choose }: {
  row: OwnerRow; longest: number; chosen: boolean; choose: OwnerTableProps['choose']
}): JSX.Element {
  const say = useSupervisionWords()
  const { owner, red, yellow, open } = row
  const key = ownerKey(row)
  const first: Shown = red > 0 ? 'red' : yellow > 0 ? 'yellow' : 'all'
  return (
    <div className={`owner-row${chosen ? ' is-chosen' : ''}`} role="row" onClick={() => choose(key, first)}>
      <span role="cell" className="owner-name">
        <button
          type="button" aria-current={chosen || undefined}
          onClick={(event) => { event.stopPropagation(); choose(key, first) }}
        >
          {owner.name}
        </button>
        <small>
          {say(`overdue.one.${owner.kind}`)}
          {row.orders.open > 0 && (
            <button type="button" onClick={(event) => { event.stopPropagation(); choose(key, 'orders') }}>
              {say('overdue.orders')} {row.orders.open}
            </button>
          )}
        </small>
      </span>
      <span role="cell"><Bar row={row} longest={longest} /></span>
      <Figure n={red} light="red" onClick={() => choose(key, 'red')} label={say('overdue.red')} />
      <Figure n={yellow} light="yellow" onClick={() => choose(key, 'yellow')} label={say('overdue.yellow')} />
      <Figure n={open} light="none" onClick={() => choose(key, 'all')} label={say('overdue.open')} />
    </div>
  )
}

function Bar({ row, longest }: { row: OwnerRow; longest: number }): JSX.Element {
  const say = useSupervisionWords()
  const { red, yellow, open } = row
  const shares = sharesOf(row, longest)
  const said = say('overdue.of', { red, yellow, rest: Math.max(0, open - red - yellow) })
  return (
    <span className="owner-bar" role="img" aria-label={said} title={said}>
      {(['red', 'yellow', 'rest'] as const).map(
        (part) =>
          shares[part] > 0 && <i key={part} className={`is-${part}`} style={{ width: `${shares[part] * 100}%` }} />,
      )}
    </span>
  )
}

function Figure({ n, light, label, onClick }: {
  n: number; light: string; label: string; onClick: () => void
}): JSX.Element {
  return (
    <span role="cell">
      {n === 0 ? (
        <span className="owner-figure is-zero">0</span>
      ) : (
        <button
          type="button"
          className={`owner-figure is-${light}`}
          aria-label={`${label} ${n}`}
          onClick={(event) => {
            event.stopPropagation()
            onClick()
          }}
        >
          {n}
        </button>
      )}
    </span>
  )
}
