/** What all agents share: what is offered, and pictures taken on the spot. */
import type { EventDetail, OfferedAction } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import type { Person } from '../../play/people.ts'
import { takePicture } from '../../play/pictures.ts'
import type { Doing } from '../world.ts'

/** The actions that the product offers this person now. */
export class Offers {
  readonly #items: readonly OfferedAction[]

  constructor(items: readonly OfferedAction[]) {
    this.#items = items
  }

  get(action: string, taskId?: Id): OfferedAction | undefined {
    return this.#items.find((one) =>
      one.action === action && (taskId === undefined || one.taskId === null || one.taskId === taskId))
  }

  has(action: string, taskId?: Id): boolean {
    return this.get(action, taskId) !== undefined
  }

  /** What the rules propose for a field of an action. */
  proposed<T>(action: string, field: string): T | undefined {
    return this.get(action)?.fields.find(({ name }) => name === field)?.proposed as T | undefined
  }

  warns(action: string): boolean {
    return (this.get(action)?.warnings.length ?? 0) > 0
  }
}

export async function offersOf({ person, item }: Doing): Promise<Offers> {
  return new Offers(await person.offers(item.case.id))
}

/** A picture of the place, taken now. @returns its id */
export async function photograph({ world, person, item }: Doing): Promise<Id> {
  const { place } = item.case
  const picture = await takePicture({ takenAt: world.now, ...(place && { place }) })
  return (await person.upload(picture)).id
}

export function detailOf({ person, item }: Doing): Promise<EventDetail> {
  return person.read(item.case.id)
}

export function isOpenTask({ state }: { state: string }): boolean {
  return state === 'waiting' || state === 'working'
}

/** Another person of a list, or the same where there is no other. */
export async function another(doing: Doing, accounts: readonly Id[]): Promise<Person> {
  const { world, person, random } = doing
  const others = accounts.filter((id) => id !== person.me.account.id)
  const username = others.length === 0 ? undefined : world.options.directory.username(random.pick(others))
  return username === undefined ? person : world.as(username)
}
