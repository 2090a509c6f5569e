import type { StaffPost } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { chinaDate } from './days.ts'
import { standIns } from './stand-ins.ts'
import type { StandIn } from './stand-ins.ts'
import { barText } from './shift-bar.tsx'
import { shiftOf } from './shifts.ts'
import type { Shift } from './shifts.ts'
import type { Scope } from './use-rota.ts'
import { shiftsInput } from './use-rota.ts'
import { dateWithWeekday } from './written.ts'

interface FillShiftsProps {
  scope: Scope
  people: readonly StaffPost[]
  leave: Shift
  uncovered: readonly Shift[]
  now: number
}

/** The longest span of a rota that the server reads at once. */
const FIVE_WEEKS = 35 * 86_400_000

/** Who could take what a leave leaves open: the free ones first, those with least to do before others. */
export function FillShifts({ scope, people, leave, uncovered }: FillShiftsProps): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const toast = useToast()
  const textOf = useProblemText()
  const queries = useQueryClient()
  const span = { from: leave.startsAt, to: Math.min(leave.endsAt, leave.startsAt + FIVE_WEEKS) }
  const { data } = useRead('listShifts', shiftsInput(scope, span))
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [filled, setFilled] = useState<Record<string, string>>({})
  const [sending, setSending] = useState(false)
  const shifts = (data?.items ?? []).map(shiftOf)
  const open = uncovered.filter(({ id }) => !filled[id])
  const offered = new Map(open.map((shift) => [shift.id, standIns(shift, people, shifts)]))
  const pick = (shift: Shift): string | undefined =>
    chosen[shift.id] ?? offered.get(shift.id)?.find(({ state }) => state === 'free')?.post.id

  async function fill(wanted: readonly Shift[]): Promise<void> {
    const able = wanted.flatMap((shift) => {
      const postId = pick(shift)
      return postId === undefined ? [] : [{ shift, postId }]
    })
    if (able.length === 0) return
    setSending(true)
    try {
      const planned = able.map(({ shift, postId }) => ({
        postId,
        kind: shift.kind as 'desk',
        startsAt: new Date(shift.startsAt).toISOString(),
        endsAt: new Date(shift.endsAt).toISOString(),
      }))
      await call('planShifts', { body: { shifts: planned } })
      const nameOf = (postId: string): string => people.find(({ id }) => id === postId)?.name ?? ''
      setFilled(
        (before) => ({ ...before, ...Object.fromEntries(able.map(({ shift, postId }) => [shift.id, nameOf(postId)])) })
      )
      await queries.invalidateQueries({ queryKey: ['listShifts'] })
    } catch (error) {
      toast({ text: textOf(error), kind: 'problem' })
    }
    setSending(false)
  }

  return (
    <>
      <h3>{say('leave.uncovered')}</h3>
      <ul className="panel-list">
        {uncovered.map((shift) => (
          <li key={shift.id}>
            <span>
              <i className={`rota-swatch is-${shift.kind}`} />{' '}
              {dateWithWeekday(chinaDate(shift.startsAt), language)} {barText(shift, say)}
            </span>
            {filled[shift.id] ? (
              <small>{say('leave.filled', { name: filled[shift.id] })}</small>
            ) : (
              <span className="fill-row">
                <Select
                  aria-label={say('leave.fillBy')}
                  placeholder={say('leave.fillBy')}
                  value={pick(shift)}
                  onChange={(next) => setChosen((before) => ({ ...before, [shift.id]: next }))}
                  options={(offered.get(shift.id) ?? []).map((one) => ({
                    value: one.post.id,
                    label: labelOf(one, say),
                    disabled: one.state !== 'free',
                  }))}
                />
                <Button size="small" disabled={!pick(shift) || sending} onClick={() => void fill([shift])}>
                  {say('act.fill')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <div className="form-acts">
          <Button type="primary" loading={sending} onClick={() => void fill(open)}>
            {say('leave.fillAll')}
          </Button>
        </div>
      )}
    </>
  )
}

function labelOf({ post, state }: StandIn, say: ReturnType<typeof useDutyWords>): string {
  return `${post.name} ${say(`leave.${state}`)}`
}
