/**
 * The supervision order (督办单): the second kind of case on the same spine, with an owner, a reply clock and a
 * lifecycle of its own. Cards are never given by a timer: it proposes, a named person issues or lets it be.
 * Rules: decisions 1, 19, 30; docs/domain.md 督办, 实务 11, S4-20.
 */
import type { KindDefinition } from '../cases/kind.ts'
import type { Phase } from '../cases/types.ts'
import { orderAccess } from './access.ts'
import { orderEffects } from './effects.ts'
import { orderForms } from './forms.ts'
import type { OrderAction } from './forms.ts'
import { orderBegins, orderLifecycle, orderStates } from './lifecycle.ts'
import type { OrderState } from './lifecycle.ts'

export { orderAccess, orderBegins, orderForms, orderLifecycle, orderStates }
export type { OrderAction, OrderState }
export type { OrderExtra } from './effects.ts'

export const orderKind: KindDefinition<OrderState, OrderAction> = {
  kind: 'order',
  states: orderStates,
  begins: orderBegins,
  lifecycle: orderLifecycle,
  forms: orderForms,
  access: orderAccess,
  effects: orderEffects,
}

/** Which obligations bring an order by themselves: the late lead's, not an assistant's: the desk may let it go. */
export function bringsOrder(phase: Phase, phases: readonly Phase[], taskKind: string): boolean {
  return phases.includes(phase) && taskKind !== 'assist'
}
