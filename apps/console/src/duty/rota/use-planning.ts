/** What changes a rota: each stands on the screen at once, is taken back when the server refuses, and can be undone. */
import type { Shift as ShiftBody, StaffPost } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { ReactElement } from 'react'
import { call } from '../../api/client.ts'
import type { Answer } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useDutyWords } from '../words.ts'
import type { NewShift } from './plan.ts'
import { isAhead } from './shifts.ts'
import type { Shift } from './shifts.ts'
import { shiftsInput } from './use-rota.ts'
import type { Scope } from './use-rota.ts'
import type { Span } from './days.ts'

export interface Planning {
  /** Answers whether it was done. */
  plan(shifts: readonly NewShift[], said?: string): Promise<boolean>
  move(shift: Shift, to: NewShift, said: string): Promise<boolean>
  remove(shifts: readonly Shift[]): Promise<boolean>
  /** Ends what runs; leave that has not begun is taken away. */
  end(shift: Shift, now: number): Promise<boolean>
  /** Where questions are asked; stands somewhere on the page. */
  asking: ReactElement
}

type Page = Answer<'listShifts'>

export function usePlanning(scope: Scope | undefined, span: Span, people: readonly StaffPost[]): Planning {
  const queries = useQueryClient()
  const toast = useToast()
  const textOf = useProblemText()
  const say = useDutyWords()
  const [modal, asking] = Modal.useModal()
  const key = keyOf('listShifts', scope && shiftsInput(scope, span))

  /** Shows it at once, sends it, and asks anew what stands; what was refused is as it was. */
  async function changing(
    change: (items: Page['items']) => Page['items'], send: () => Promise<void>,
  ): Promise<boolean> {
    await queries.cancelQueries({ queryKey: ['listShifts'] })
    const before = queries.getQueryData<Page>(key)
    queries.setQueryData<Page>(key, (page) => page && { ...page, items: change(page.items) })
    try {
      await send()
      return true
    } catch (error) {
      queries.setQueryData(key, before)
      toast({ text: textOf(error), kind: 'problem' })
      return false
    } finally {
      for (const id of ['listShifts', 'listPosts', 'getOwnDuty', 'getDutyNow'] as const)
        void queries.invalidateQueries({ queryKey: [id] })
    }
  }

  const nameOf = (postId: string): Pick<StaffPost, 'accountId' | 'name'> =>
    people.find((post) => post.id === postId) ?? { accountId: '', name: '' }

  /** Who was always there is from now on there by shifts only, which no undo takes back: ask. */
  function askFirst(postIds: readonly string[]): Promise<boolean> {
    const first = people.filter((post) => postIds.includes(post.id) && !post.keepsRota)
    if (first.length === 0) return Promise.resolve(true)
    const names = first.map(({ name }) => name).join(say('and'))
    return new Promise((resolve) => {
      modal.confirm({
        title: say('ask.first', { names }), okText: say('ask.plan'), cancelText: say('ask.cancel'), icon: null,
        onOk: () => resolve(true), onCancel: () => resolve(false),
      })
    })
  }

  async function plan(shifts: readonly NewShift[], said?: string): Promise<boolean> {
    if (!(await askFirst(shifts.map(({ postId }) => postId)))) return false
    let made: readonly ShiftBody[] = []
    const drawn = shifts.map((shift, i) => bodyOf(shift, `new-${i}`, nameOf(shift.postId)))
    const done = await changing((items) => [...items, ...drawn], async () => {
      made = (await call('planShifts', { body: { shifts: shifts.map(wire) } })).items
    })
    if (done) {
      const undo = (): void => void removeAll(made.map(({ id }) => id)).then(
        (gone) => gone && toast({ text: say('done.undone') })
      )
      toast({ text: said ?? say('done.planned', { n: shifts.length, count: shifts.length }), undo })
    }
    return done
  }

  async function removeAll(ids: readonly string[]): Promise<boolean> {
    return changing((items) => items.filter(({ id }) => !ids.includes(id)), async () => {
      for (const id of ids) await call('removeShift', { params: { id } })
    })
  }

  async function remove(shifts: readonly Shift[]): Promise<boolean> {
    const done = await removeAll(shifts.map(({ id }) => id))
    if (done) {
      const undo = (): void => void restore(shifts).then((back) => back && toast({ text: say('done.undone') }))
      toast({ text: say('done.removed', { n: shifts.length, count: shifts.length }), undo })
    }
    return done
  }

  function restore(shifts: readonly Shift[]): Promise<boolean> {
    const [leave, planned] = [shifts.filter(isLeave), shifts.filter((shift) => !isLeave(shift)) as (Shift & NewShift)[]]
    return changing((items) => items, async () => {
      if (planned.length > 0) await call('planShifts', { body: { shifts: planned.map(wire) } })
      for (const { postId, startsAt, endsAt } of leave) await call(
        'takeLeave', { body: { postId, from: iso(startsAt), to: iso(endsAt) } },
      )
    })
  }

  function moving(shift: Shift, to: NewShift): Promise<boolean> {
    const moved = bodyOf(to, shift.id, nameOf(to.postId))
    return changing((items) => items.map((item) => (item.id === shift.id ? moved : item)), async () => {
      await call('moveShift', { params: { id: shift.id }, body: wire(to) })
    })
  }

  async function move(shift: Shift, to: NewShift, said: string): Promise<boolean> {
    if (!(await askFirst([to.postId]))) return false
    const done = await moving(shift, to)
    const undo = (): void => void moving({ ...shift, ...to }, shift as NewShift).then(
      (back) => back && toast({ text: say('done.undone') })
    )
    if (done) toast({ text: said, undo })
    return done
  }

  async function end(shift: Shift, now: number): Promise<boolean> {
    if (isAhead(shift, now)) return remove([shift])
    const ended = { endedEarlyAt: iso(now) }
    const done = await changing((items) => items.map(
      (item) => (item.id === shift.id ? { ...item, ...ended } : item)
    ), async () => {
      await call('endShift', { params: { id: shift.id } })
    })
    if (done) toast({ text: say(isLeave(shift) ? 'done.leaveEnded' : 'done.ended') })
    return done
  }

  return { plan, move, remove, end, asking }
}

function isLeave({ kind }: Shift): boolean {
  return kind === 'leave'
}

function wire({ postId, kind, startsAt, endsAt }: NewShift) {
  return { postId, kind, startsAt: iso(startsAt), endsAt: iso(endsAt) }
}

function bodyOf(shift: NewShift, id: string, who: Pick<StaffPost, 'accountId' | 'name'>): ShiftBody {
  const { accountId, name } = who
  return { ...wire(shift), id, accountId, name, begunAt: null, endedEarlyAt: null }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
