import type { Matter } from '@onegrid/domain'
import { classOf, countsHandling, isConfidential, subclassOf } from '@onegrid/domain'
import { formatLimit, joined, wordsOf } from '@onegrid/domain/words'
import { LevelBar } from '@onegrid/web'
import { Button } from 'antd'
import type { JSX, ReactNode } from 'react'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { DuePreview } from '../calendars/due-preview.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { useDraftEdits } from '../policies/draft-edits.ts'
import { nameIn } from '../policies/name-in.ts'
import { PieceHistory } from '../policies/piece-history.tsx'
import { sayDate } from '../policies/say-value.ts'
import { functionName } from '../routing/rule-sentence.ts'
import { Marks } from './catalogue-list.tsx'
import type { MatterRow } from './matter-list.ts'
import { useMatterWords } from './words.ts'

/** A matter to read: who, by when, what it asks, since when; and what became of it with each number. */
export function MatterCard({ row, standing, today, edit, copy, open }: {
  row: MatterRow
  standing: Standing
  today: string
  edit: () => void
  copy: () => void
  open: (code: string | null) => void
}): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const { matter } = row
  const words = wordsOf(language)
  const [top, sub] = [classOf(matter.code), subclassOf(matter.code)].map((one) => nameIn(language, one))
  const list = (items: readonly string[], none: string): string => (items.length === 0 ? none : joined(items, language))
  const guarded = matter.restoreLimit !== undefined
  return (
    <div className="matters-card">
      <p className="rules-soft matters-class-line">
        {top} · {sub}
        {!countsHandling(matter.code) && <span>{say('card.notCounted')}</span>}
        {isConfidential(matter.code) && <span>{say('card.confidential')}</span>}
        <Marks row={row} />
      </p>
      <Tools row={row} standing={standing} edit={edit} copy={copy} open={open} />
      <dl>
        <Entry label={say('card.lead')}>{functionName(matter.leadFunction, language)}</Entry>
        <Entry label={say('card.assists')}>
          {list(matter.assistFunctions.map((name) => functionName(name, language)), say('card.noAssists'))}
        </Entry>
        <Entry label={say('card.level')}>
          <LevelBar level={matter.level} name={words.level[matter.level]} /> {words.level[matter.level]}
        </Entry>
        <Entry label={say(guarded ? 'card.safe' : 'card.limit')}><b>{formatLimit(matter.limit, language)}</b></Entry>
        {matter.restoreLimit && (
          <Entry label={say('card.restoreLimit')}><b>{formatLimit(matter.restoreLimit, language)}</b></Entry>
        )}
        <Entry label={say('card.steps')}>
          {joined([
            say(matter.needsVerify ? 'card.verify' : 'card.noVerify'), say(
              matter.needsCheck ? 'card.check' : 'card.noCheck',
            ),
            say(matter.onsiteSolvable ? 'card.onsite' : 'card.noOnsite'), say(
              matter.staffOnly ? 'card.staffOnly' : 'card.everybody',
            ),
          ], language)}
        </Entry>
        <Entry label={say('card.evidence')}>
          {list(matter.evidence.map((kind) => words.evidence[kind]), say('card.noEvidence'))}
        </Entry>
        <Entry label={say('card.aliases')}>{list(matter.aliases ?? [], say('card.noAliases'))}</Entry>
        <Entry label={say('card.stay')}><Stay matter={matter} today={today} /></Entry>
        <Entry label={say('card.entry')}><EntryText matter={matter} /></Entry>
      </dl>
      <h3>{say('card.now')} <small className="rules-soft">{say('card.nowWhy')}</small></h3>
      <DuePreview limit={matter.limit} say={(due) => say(guarded ? 'card.dueSafe' : 'card.due', { due })} />
      {matter.restoreLimit && (
        <DuePreview limit={matter.restoreLimit} say={(due) => say('card.dueRestore', { due })} folded />
      )}
      <h3>{say('card.history')}</h3>
      <PieceHistory piece={`matters/${matter.code}`} standing={standing} />
    </div>
  )
}

function Entry({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return <div><dt>{label}</dt><dd>{children}</dd></div>
}

function Stay({ matter: { from, to } }: { matter: Matter; today: string }): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const [begin, end] = [from, to].map((date) => (date === undefined ? undefined : sayDate(date, language)))
  if (begin && end) return <>{say('card.span', { from: begin, to: end })}</>
  return <>{begin ? say('card.from', { date: begin }) : end ? say('card.to', { date: end }) : say('card.always')}</>
}

function EntryText({ matter: { entry } }: { matter: Matter }): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  if (!entry) return <>{say('card.noEntry')}</>
  const trained = entry.trainedOn === undefined
    ? say('state.untrained')
    : `${say('form.trainedOn')} ${sayDate(entry.trainedOn, language)}`
  return <>{
    joined([entry.department, `${say('form.signedOn')} ${sayDate(entry.signedOn, language)}`, trained], language)
  }</>
}

function Tools({ row: { matter, change }, standing, edit, copy, open }: {
  row: MatterRow
  standing: Standing
  edit: () => void
  copy: () => void
  open: (code: string | null) => void
}): JSX.Element | null {
  const say = useMatterWords()
  const language = useLanguage()
  const edits = useDraftEdits(standing)
  const toast = useToast()
  const textOf = useProblemText()
  const mayWrite = useRoles('admin_system')
  if (!mayWrite) return null
  const name = nameIn(language, matter)
  const present = change === 'removed' ? null : matter
  const put = (next: Matter, was: Matter | null, text?: string): void => {
    edits.putMatter(next, was).then(
      () => text && toast({ text, undo: () => void (was ? edits.putMatter(was) : edits.removeMatter(next.code)) }),
      (error: unknown) => toast({ kind: 'problem', text: textOf(error) }),
    )
  }
  const remove = (): void => {
    edits.removeMatter(matter.code).then(
      () => toast({ text: say('card.removed', { name }), undo: () => void edits.putMatter(matter) }),
      (error: unknown) => toast({ kind: 'problem', text: textOf(error) }),
    )
    if (change === 'added') open(null)
  }
  if (change === 'removed') {
    return (
      <div className="rules-note warning">
        <span>{say('card.gone')}{language === 'en' ? '. ' : '。'}{say('card.goneWhy')}</span>
        <Button size="small" onClick={() => put(matter, null)}>{say('card.restore')}</Button>
      </div>
    )
  }
  return (
    <div className="rules-actions">
      <Button type="primary" onClick={edit}>{say('card.edit')}</Button>
      <Button onClick={copy}>{say('card.copy')}</Button>
      <Button
        onClick={
          () => put(
            { ...matter, active: !matter.active }, present,
            say(matter.active ? 'card.disabled' : 'card.enabled', { name }),
          )
        }
      >
        {say(matter.active ? 'card.disable' : 'card.enable')}
      </Button>
      <Button type="text" danger onClick={remove}>{say('card.remove')}</Button>
    </div>
  )
}
