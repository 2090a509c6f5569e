import { Drawer } from 'antd'
import { useMemo } from 'react'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useProblemText } from '../../feedback/problem.ts'
import { Empty } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import { ChangeList } from './change-list.tsx'
import { pieceChanges } from './change-lines.ts'
import type { PieceChange } from './change-lines.ts'
import type { Standing } from './draft-data.ts'
import { useDraftEdits } from './draft-edits.ts'
import { addressOf, faultPlace } from './links.ts'
import { PublishForm } from './publish-form.tsx'
import { revertPiece } from './revert.ts'
import { useSpeech } from './use-speech.ts'
import { useRuleWords } from './words.ts'

/** Everything that is not published yet: what must be corrected, what is different, and the way on. */
export default function DraftDrawer({ standing, close }: { standing: Standing; close: () => void }): JSX.Element {
  const say = useRuleWords()
  const speech = useSpeech(standing)
  const edits = useDraftEdits(standing)
  const toast = useToast()
  const textOf = useProblemText()
  const mayWrite = useRoles('admin_system')
  const { changes, base, policy, draft, baseNo } = standing
  const pieces = useMemo(() => pieceChanges(changes, base, policy, speech), [changes, base, policy, speech])
  const revert = (piece: PieceChange): void => {
    revertPiece(piece.piece, standing, edits).then(
      () => toast({ text: `${piece.subject}${say('colon')}${say('draft.undone')}` }),
      (error: unknown) => toast({ kind: 'problem', text: textOf(error) }),
    )
  }
  return (
    <Drawer
      open size={600} onClose={close} title={say('draft.title')} classNames={{ body: 'rules-drawer' }}
      footer={mayWrite && draft && pieces.length > 0 && <PublishForm standing={standing} close={close} />}
    >
      {pieces.length === 0 ? <Empty title={say('draft.nothing')} next={say('draft.nothingWhy')} /> : (
        <>
          <Faults standing={standing} close={close} />
          <p className="rules-soft">
            {baseNo === 0 ? say('draft.againstBuiltIn') : say('draft.against', { no: baseNo })}
          </p>
          <ChangeList pieces={pieces} edits={draft?.edits} linked revert={mayWrite ? revert : undefined} />
        </>
      )}
    </Drawer>
  )
}

function Faults({ standing: { draft, policy }, close }: { standing: Standing; close: () => void }): JSX.Element | null {
  const say = useRuleWords()
  if (!draft || draft.faults.length === 0) return null
  return (
    <section className="rules-faults" aria-label={say('draft.faultTitle')}>
      <h3>{say('draft.faultTitle')}</h3>
      <ul>
        {draft.faults.map(({ path, message }) => {
          const { piece, field } = faultPlace(path, policy)
          const name = nameOf(piece, policy)
          return (
            <li key={path + message}>
              <Link to={addressOf(piece, field)} onClick={close}>{name ? `${name}${say('colon')}` : ''}{message}</Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function nameOf(piece: string, { routing }: Standing['policy']): string {
  const [room, name] = piece.split('/')
  if (room === 'matters') return name ?? ''
  return room === 'routing' ? (routing.find(({ id }) => id === name)?.name ?? '') : ''
}
