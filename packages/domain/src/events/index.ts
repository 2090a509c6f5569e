/** The event (事件): the first kind of case. */
import { bindEffects } from '../cases/forms.ts'
import type { KindDefinition } from '../cases/kind.ts'
import { eventAccess } from './access.ts'
import * as beside from './effects/beside.ts'
import * as classify from './effects/classify.ts'
import * as confirmation from './effects/confirmation.ts'
import * as desk from './effects/desk.ts'
import * as extension from './effects/extension.ts'
import * as finish from './effects/finish.ts'
import * as links from './effects/links.ts'
import * as opening from './effects/opening.ts'
import * as result from './effects/result.ts'
import * as round from './effects/round.ts'
import * as time from './effects/time.ts'
import * as together from './effects/together.ts'
import * as units from './effects/units.ts'
import { eventForms } from './forms.ts'
import type { EventAction } from './forms.ts'
import { eventBegins, eventLifecycle } from './lifecycle.ts'
import { eventStates } from './states.ts'
import type { EventState } from './states.ts'

export { eventAccess, eventBegins, eventForms, eventLifecycle, eventStates }
export type { EventAction, EventState }
export { explainClock } from './explain.ts'
export { inHand } from './urging.ts'
export { deskOf, levelOf, needsCheck, picturesOf, unitClocks } from './limits.ts'
export type { Pictures } from './limits.ts'
export { duplicatesOf } from './effects/links.ts'
export { reportSources } from './report-sources.ts'

const effects = bindEffects<typeof eventForms>({
  report: opening.report,
  selfHandle: opening.selfHandle,
  backfill: opening.backfill,
  splitOff: opening.splitOff,
  accept: desk.accept,
  reject: desk.reject,
  requestVerify: desk.requestVerify,
  verify: desk.verify,
  withdraw: desk.withdraw,
  escalate: desk.escalate,
  reclassify: classify.reclassify,
  relocate: classify.relocate,
  redraw: classify.redraw,
  expedite: time.expedite,
  suspend: time.suspend,
  resume: time.resume,
  extend: extension.extend,
  denyExtension: extension.denyExtension,
  reassign: desk.reassign,
  dispatch: units.dispatch,
  addAssist: units.addAssist,
  release: units.release,
  sign: units.sign,
  assignPerson: units.assignPerson,
  return: units.giveBack,
  guard: finish.guard,
  stagedReport: finish.stagedReport,
  requestExtension: extension.requestExtension,
  finish: finish.finish,
  requestRuling: together.requestRuling,
  rule: together.rule,
  coordinate: together.coordinate,
  resolve: together.resolve,
  whistle: together.whistle,
  reportIn: together.reportIn,
  rateWhistle: together.rateWhistle,
  callOfficer: together.callOfficer,
  check: result.check,
  confirm: confirmation.confirm,
  rejectConfirmation: confirmation.rejectConfirmation,
  rate: result.rate,
  reopen: round.reopen,
  void: result.voidCase,
  forceClose: result.forceClose,
  countersign: result.countersign,
  refuseCountersign: result.refuseCountersign,
  merge: links.merge,
  absorb: links.absorb,
  unmerge: links.unmerge,
  disjoin: links.disjoin,
  split: (state) => state,
  bear: links.bear,
  linkRecurrence: links.linkRecurrence,
  urge: beside.urge,
  copy: beside.copy,
  comment: beside.comment,
  supplement: beside.supplement,
  contact: beside.contact,
  remind: beside.remind,
  recompute: beside.recompute,
})

export const eventKind: KindDefinition<EventState, EventAction> = {
  kind: 'event',
  states: eventStates,
  begins: eventBegins,
  lifecycle: eventLifecycle,
  forms: eventForms,
  access: eventAccess,
  effects,
}
