import { formatDue } from '@onegrid/domain/words'
import { Button } from 'antd'
import type { JSX } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../api/client.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'

/** What the one act has done. */
export function Done({ done, deskId, again }: {
  done: Answer<'handOverDesk'>; deskId: string; again: () => void
}): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const now = useNow()
  const { handover, shift, owed, moved } = done
  const left = owed.length - moved
  const names = { from: handover.fromName ?? '', to: handover.toName }
  return (
    <div className="handover-done" role="status">
      <p className="panel-result">{say(handover.fromName === null ? 'handover.doneNobody' : 'handover.done', names)}</p>
      <p>
        {say('handover.untilShift', {
          name: handover.toName,
          time: formatDue(Date.parse(shift.endsAt), now, language),
        })}
      </p>
      {owed.length > 0 && <p>{say('handover.moved', { n: moved })}</p>}
      {left > 0 && <p className="form-fault">{say('handover.notMoved', { n: left })}</p>}
      {handover.note && <blockquote>{handover.note}</blockquote>}
      <div className="form-acts">
        <Link to={`/duty/rota?desk=${deskId}`}>{say('now.rotaOf')}</Link>
        <Button onClick={again}>{say('handover.again')}</Button>
      </div>
    </div>
  )
}
