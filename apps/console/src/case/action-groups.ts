import type { OfferedAction } from '@onegrid/contract'

/** Actions that stand as buttons; the rest are one press further. Four fit a pane of 620 pixels in both languages. */
const BUTTONS = 4

const groupNames = ['step', 'together', 'facts', 'links', 'end'] as const
type ActionGroup = (typeof groupNames)[number]

const groupOf: Readonly<Record<string, ActionGroup>> = {
  urge: 'together', copy: 'together', callOfficer: 'together', whistle: 'together', reportIn: 'together',
  rateWhistle: 'together',
  coordinate: 'together', resolve: 'together', requestRuling: 'together', addAssist: 'together', contact: 'together',
  comment: 'facts', supplement: 'facts', stagedReport: 'facts', reclassify: 'facts', relocate: 'facts', rate: 'facts',
  merge: 'links', unmerge: 'links', split: 'links', linkRecurrence: 'links',
  withdraw: 'end', void: 'end', forceClose: 'end', cancel: 'end',
}

interface ArrangedActions {
  buttons: readonly OfferedAction[]
  /** The rest, by what they are for, in the order of the server within each. */
  menu: readonly { group: ActionGroup; offers: readonly OfferedAction[] }[]
}

/** The likeliest as buttons, in the server's order; what ends or links a case is never one of them but the first. */
export function arrange(offers: readonly OfferedAction[]): ArrangedActions {
  const near = offers.filter((offer, i) => i === 0 || !['links', 'end'].includes(nameOf(offer))).slice(0, BUTTONS)
  const rest = offers.filter((offer) => !near.includes(offer))
  const menu = groupNames.map((group) => ({ group, offers: rest.filter((offer) => nameOf(offer) === group) }))
  return { buttons: near, menu: menu.filter(({ offers: inside }) => inside.length > 0) }
}

function nameOf({ action }: OfferedAction): ActionGroup {
  return groupOf[action] ?? 'step'
}

/** One action may be offered for several tasks. */
export function offerKey({ action, taskId }: Pick<OfferedAction, 'action' | 'taskId'>): string {
  return taskId ? `${action}.${taskId}` : action
}
