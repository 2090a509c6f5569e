import { CloseOutlined } from '@ant-design/icons'
import type { CaseSummary } from '@onegrid/contract'
import { LevelBar, Moment } from '@onegrid/web'
import type { MapPoint } from '@onegrid/web/map'
import { Button } from 'antd'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { useRead } from '../api/queries.ts'
import { CaseChip } from '../case/case-chip.tsx'
import { ClassIcon } from '../case/class-icon.tsx'
import { caseAddress } from '../case/row-parts.tsx'
import { Failed, Waiting } from '../feedback/states.tsx'
import { useNow } from '../session/session.tsx'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { useMapWords } from './words.ts'

interface ChosenCardProps {
  id: string
  /** From the list, so that it stands there at once. */
  known: CaseSummary | undefined
  onClose: () => void
  onAsk: (point: MapPoint) => void
}

/** The one case that is chosen on the map: light, what it is, who owes what, and the way to its page. */
export function ChosenCard({ id, known, onClose, onAsk }: ChosenCardProps): JSX.Element {
  const read = useRead('readEvent', { params: { id } })
  const item = read.data?.summary ?? known
  if (item) return <Card item={item} onClose={onClose} onAsk={onAsk} />
  return (
    <section className="map-card">
      {read.isError ? <Failed error={read.error} again={() => void read.refetch()} /> : <Waiting rows={3} />}
    </section>
  )
}

function Card({ item, onClose, onAsk }: Omit<ChosenCardProps, 'id' | 'known'> & { item: CaseSummary }): JSX.Element {
  const say = useMapWords()
  const shell = useShellWords()
  const language = useLanguage()
  const now = useNow()
  const { title, number, address, matter, level, grid, village, sentence, stateText, openedAt, place } = item
  return (
    <section className="map-card" aria-label={say('card.label')}>
      <header>
        <CaseChip item={item} now={now} />
        <span className="map-card-state">{stateText}</span>
        <LevelBar level={level} name={levelName(shell, level)} />
        <Button
          type="text" size="small" icon={<CloseOutlined />} aria-label={shell('common.close')} onClick={onClose}
        />
      </header>
      <h2>{title}</h2>
      {sentence && <p className="map-card-owes">{sentence}</p>}
      <p className="map-card-facts">
        {matter && <span><ClassIcon matter={matter.code} name={matter.name} size={14} /> {matter.name}</span>}
        <span>{[(grid ?? village)?.name, address].filter(Boolean).join(' · ')}</span>
        <span>{number} <Moment at={openedAt} now={now} language={language} /></span>
      </p>
      <footer>
        <Link to={caseAddress(item)} className="map-card-open">{say('card.open')}</Link>
        {place && <Button size="small" onClick={() => onAsk(place)}>{say('duty.here')}</Button>}
      </footer>
    </section>
  )
}
