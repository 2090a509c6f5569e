import type { AuditLine } from '@onegrid/contract'
import { auditActionWord } from '@onegrid/domain/words'
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useShellWords } from '../../shell/words.ts'
import { useLanguage } from '../../words/room-words.ts'
import { useKeys } from '@onegrid/web'
import { stampText } from '../parts/dates.ts'
import { Facts } from '../parts/facts.tsx'
import type { AuditWish } from './audit-query.ts'
import { DetailFacts, Named } from './detail-facts.tsx'
import { LineProof } from './line-proof.tsx'
import { useAuditWords } from './words.ts'

interface LineProps {
  line: AuditLine
  onSearch: (wish: AuditWish) => void
}

/** A line with all its facts. One from a link is read first, which is itself on the log. */
export function LinePane({ id, known, onSearch, onClose }: {
  id: string
  known: AuditLine | undefined
  onSearch: LineProps['onSearch']
  onClose: () => void
}): JSX.Element {
  const shell = useShellWords()
  const found = useRead('readAuditLine', { params: { id } }, { enabled: known === undefined, fresh: Infinity })
  useKeys({ Escape: onClose })
  const line = known ?? found.data?.line
  return (
    <>
      <Button
        type="text"
        className="audit-close"
        icon={<CloseOutlined />}
        aria-label={shell('common.close')}
        onClick={onClose}
      />
      {found.error && <Failed error={found.error} again={() => void found.refetch()} />}
      {!line && found.isPending && <Waiting />}
      {line && <LineFacts line={line} onSearch={onSearch} />}
    </>
  )
}

function LineFacts({ line, onSearch }: LineProps): JSX.Element {
  const say = useAuditWords()
  const language = useLanguage()
  const { actor, system, objectType, objectId } = line
  const kind = say(`object.${objectType}` as 'object.account')
  return (
    <div className="audit-facts">
      <h2>{line.sentence}</h2>
      <Facts
        items={[
          [say('line.at'), stampText(line.at)],
          [
            say('line.who'),
            actor ? (
              <>
                {actor.name} <code>{actor.username}</code>
              </>
            ) : (
              system === null && say('line.nobody')
            ),
          ],
          [say('line.system'), system],
          [say('line.ip'), line.ip && <code>{line.ip}</code>],
          [
            say('line.action'),
            <>
              {auditActionWord(line.action, language)} <small>{line.action}</small>
            </>,
          ],
          [
            say('line.object'),
            <>
              {kind.startsWith('object.') ? objectType : kind}{' '}
              {objectId && <Named name={`${objectType}Id`} value={objectId} names={line.names} />}
            </>,
          ],
          [say('line.outcome'), say(`filter.${line.outcome}`)],
          [say('line.position'), line.position ?? say('line.waiting')],
          [say('line.request'), line.requestId && <code>{line.requestId}</code>],
        ]}
      />
      <DetailFacts line={line} />
      <div className="audit-more">
        {actor && (
          <button type="button" className="link-button" onClick={() => onSearch({ actor: actor.id })}>
            {say('line.all')}
          </button>
        )}
        {objectId && (
          <button type="button" className="link-button" onClick={() => onSearch({ objectType, object: objectId })}>
            {say('line.sameObject')}
          </button>
        )}
      </div>
      <LineProof id={line.id} />
    </div>
  )
}
