import type { JSX } from 'react'
import { Link } from 'react-router'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { FieldChange, PieceChange, Room } from './change-lines.ts'
import type { DraftState } from './draft-data.ts'
import { addressOf } from './links.ts'
import { sayWhen } from './say-when.ts'
import { useRuleWords } from './words.ts'
import './rules.css'

const rooms: readonly Room[] = ['matters', 'routing', 'settings']

/** Differences by room, each piece with what it was and what it becomes. */
export function ChangeList({ pieces, edits = [], linked, revert }: {
  pieces: readonly PieceChange[]
  /** Who changed which piece. */
  edits?: DraftState['edits']
  /** A piece leads to where it is edited. */
  linked?: boolean
  revert?: (piece: PieceChange) => void
}): JSX.Element {
  const say = useRuleWords()
  return (
    <>
      {rooms.map((room) => {
        const own = pieces.filter((one) => one.room === room)
        return own.length > 0 && (
          <section key={room} className="rules-changes">
            <h3>{say(`draft.group.${room}`)} <small>{own.length}</small></h3>
            {own.map((piece) => (
              <Piece
                key={piece.piece} piece={piece} edit={edits.find((one) => one.piece === piece.piece)} linked={linked}
                revert={revert}
              />
            ))}
          </section>
        )
      })}
    </>
  )
}

function Piece({ piece, edit, linked, revert }: {
  piece: PieceChange
  edit?: DraftState['edits'][number]
  linked?: boolean
  revert?: (piece: PieceChange) => void
}): JSX.Element {
  const say = useRuleWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const { subject, kind, whole, fields, moved } = piece
  return (
    <div className="rules-change">
      <div className="rules-change-head">
        {kind !== 'changed' && <span className="rules-mark">{say(`change.${kind}`)}</span>}
        {linked && kind !== 'removed' ? <Link to={addressOf(piece.piece)}>{subject}</Link> : <b>{subject}</b>}
        {edit && (
          <span className="rules-change-by">
            {say('draft.by', { who: edit.by ?? say('draft.system'), when: sayWhen(edit.at, now, language) })}
          </span>
        )}
        {revert && (
          <button
            type="button" className="rules-plain small" onClick={() => revert(piece)}
            aria-label={`${say('draft.undo')} ${subject}`}
          >
            {say('draft.undo')}
          </button>
        )}
      </div>
      <ul>
        {whole && <li>{whole}</li>}
        {fields.map((field) => <FieldLine key={field.label} field={field} />)}
        {moved && <li>{say('change.moved', moved)}</li>}
      </ul>
    </div>
  )
}

function FieldLine({ field: { label, before, after } }: { field: FieldChange }): JSX.Element {
  const say = useRuleWords()
  return (
    <li>
      <span>{label}</span>
      {before !== undefined && <del>{before}</del>}
      {' '}
      <span className="rules-arrow" aria-label={say('becomes')}>→</span>
      {' '}
      <ins>{after ?? say('none')}</ins>
    </li>
  )
}
