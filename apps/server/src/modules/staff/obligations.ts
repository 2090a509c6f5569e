/**
 * Work is owed by desks, units and persons, and the cases module knows of it; arrows point the other way. It registers
 * here once, so that a unit with open work is not closed and a hand-over takes along what a person owes.
 */
import type { Id, Instant } from '@onegrid/domain'
import type { AuditActor } from '../../platform/audit/index.ts'
import type { Db } from '../../platform/database/index.ts'

export type OwnerKind = 'desk' | 'unit' | 'person'

export interface HandoverFact {
  id: Id
  deskId: Id
  fromAccountId: Id
  toAccountId: Id
}

/** What an owner owes, and how much of it is soon or already late. */
export interface Standing {
  open: number
  yellow: number
  red: number
}

/** An open task that a person owes, as the incoming colleague reads it. */
export interface OwedTask {
  taskId: Id
  caseId: Id
  number: string
  title: string
  kind: string
  dueAt: number | null
}

export interface ObligationSource {
  /** Open tasks owed by a desk, a unit or a person. */
  count(db: Db, districtId: number, owner: { kind: OwnerKind; id: Id }): Promise<number>
  standing(db: Db, districtId: number, owner: { kind: OwnerKind; id: Id }, now: Instant): Promise<Standing>
  /** The open tasks that the outgoing person owes for this desk. */
  owed(db: Db, districtId: number, handover: Pick<HandoverFact, 'deskId' | 'fromAccountId'>): Promise<OwedTask[]>
  /**
   * Moves them to the incoming person by commands of their own, with action ids made from the hand-over's id: called
   * twice, done once. A case that refuses is left and not counted.
   */
  move(by: AuditActor, handover: HandoverFact, tasks: readonly OwedTask[]): Promise<number>
}

export class Obligations {
  #source: ObligationSource | undefined

  /** @throws Error when registered twice */
  register(source: ObligationSource): void {
    if (this.#source) throw new Error('obligations have a source already')
    this.#source = source
  }

  /** None while nothing in this process can owe anything. */
  async count(db: Db, districtId: number, owner: { kind: OwnerKind; id: Id }): Promise<number> {
    return (await this.#source?.count(db, districtId, owner)) ?? 0
  }

  async standing(db: Db, districtId: number, owner: { kind: OwnerKind; id: Id }, now: Instant): Promise<Standing> {
    return (await this.#source?.standing(db, districtId, owner, now)) ?? { open: 0, yellow: 0, red: 0 }
  }

  async owed(
    db: Db, districtId: number, handover: Pick<HandoverFact, 'deskId' | 'fromAccountId'>,
  ): Promise<OwedTask[]> {
    return (await this.#source?.owed(db, districtId, handover)) ?? []
  }

  async handOver(db: Db, by: AuditActor, handover: HandoverFact): Promise<{ owed: OwedTask[]; moved: number }> {
    const owed = await this.owed(db, by.districtId, handover)
    const moved = owed.length > 0 ? await this.#source!.move(by, handover, owed) : 0
    return { owed, moved }
  }
}
