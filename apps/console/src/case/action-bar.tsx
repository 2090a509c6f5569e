import { MoreOutlined } from '@ant-design/icons'
import type { OfferedAction, TaskBody } from '@onegrid/contract'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { JSX, KeyboardEvent } from 'react'
import { useProblemText } from '../feedback/problem.ts'
import { useMe } from '../session/session.tsx'
import { useShellWords } from '../shell/words.ts'
import { arrange, offerKey } from './action-groups.ts'
import { draftKey, drafts } from './drafts.ts'
import { useCaseWords } from './words.ts'
import './action-bar.css'

interface ActionBarProps {
  caseId: string
  items: readonly OfferedAction[]
  loading: boolean
  error: unknown
  again: () => void
  /** Key of the one whose form is open. */
  current: string | undefined
  tasks: readonly TaskBody[]
  onOpen: (offer: OfferedAction) => void
}

/** What the rules allow this person now, likeliest first. */
export function ActionBar(props: ActionBarProps): JSX.Element {
  const { items, loading, error, again, current, onOpen } = props
  const say = useCaseWords()
  const shell = useShellWords()
  const textOf = useProblemText()
  const nameOf = useNames(props)
  const { buttons, menu } = arrange(items)
  const [open, setOpen] = useState(false)
  const chosen = items.find((offer) => offerKey(offer) === current)
  const groups = menu.map(({ group, offers }) => ({
    key: group,
    type: 'group' as const,
    label: say(`groups.${group}`),
    children: offers.map((offer) => ({ key: offerKey(offer), label: nameOf(offer) })),
  }))

  return (
    <div className="act-bar" role="toolbar" aria-label={say('act.bar')} onKeyDown={fold}>
      {error ? (
        <span className="act-none">
          {textOf(error)} <button type="button" onClick={again}>{shell('state.retry')}</button>
        </span>
      ) : null}
      {!loading && !error && items.length === 0 && <span className="act-none">{say('act.none')}</span>}
      {buttons.map((offer) => (
        <Button key={offerKey(offer)} type={offer.primary && current === undefined ? 'primary' : 'default'}
          aria-expanded={offerKey(offer) === current}
          aria-keyshortcuts={offer === items[0] ? 'a' : undefined} onClick={() => onOpen(offer)}>
          {nameOf(offer)}
        </Button>
      ))}
      {groups.length > 0 && (
        <Dropdown trigger={['click']} placement="topLeft" open={open} onOpenChange={setOpen} autoFocus
          classNames={{ root: 'act-menu' }}
          menu={{ items: groups, selectedKeys: current ? [current] : [], onClick: ({ key }) => openBy(key) }}>
          <Button icon={<MoreOutlined />} aria-label={say('act.more')} title={say('act.more')}
            aria-expanded={open || (chosen !== undefined && !buttons.includes(chosen))}>
            {chosen && !buttons.includes(chosen) ? nameOf(chosen) : undefined}
          </Button>
        </Dropdown>
      )}
    </div>
  )

  /** Escape closes the menu and nothing below it. */
  function fold(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open) return
    event.preventDefault()
    setOpen(false)
  }

  function openBy(key: string): void {
    const offer = items.find((one) => offerKey(one) === key)
    if (offer) onOpen(offer)
  }
}

/** With whose task it is where it is offered for several, and a dot where something has been written. */
function useNames({ caseId, items, tasks, current }: ActionBarProps): (offer: OfferedAction) => JSX.Element {
  const say = useCaseWords()
  const { account } = useMe()
  return (offer) => {
    const several = items.filter(({ action }) => action === offer.action).length > 1
    const owner = tasks.find(({ id }) => id === offer.taskId)?.owner?.name
    const draft = draftKey(account.id, caseId, offer.action, offer.taskId)
    const drafted = offerKey(offer) !== current && drafts.read(draft) !== undefined
    return (
      <>
        {several && owner ? say('act.of', { name: offer.name, owner }) : offer.name}
        {drafted && <i className="act-draft" role="img" aria-label={say('act.draft')} title={say('act.draft')} />}
      </>
    )
  }
}
