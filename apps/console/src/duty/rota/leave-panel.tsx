import type { StaffPost } from '@onegrid/contract'
import type { Language } from '@onegrid/domain/words'
import { useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useId, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { call } from '../../api/client.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { SidePanel } from '../../shell/side-panel.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { chinaDate, DAY, fromChina, readTime } from './days.ts'
import { FillShifts } from './fill-shifts.tsx'
import { shiftOf } from './shifts.ts'
import type { Shift } from './shifts.ts'
import { TimeField } from './shift-form.tsx'
import type { Scope } from './use-rota.ts'
import { dateWithWeekday, momentText } from './written.ts'

interface LeavePanelProps {
  scope: Scope
  people: readonly StaffPost[]
  /** Who it is about at first. */
  post?: StaffPost
  date: string
  now: number
  close: () => void
}

/** Leave of somebody, then what it leaves open and who could fill it. */
export function LeavePanel({ scope, people, post, date, now, close }: LeavePanelProps): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const textOf = useProblemText()
  const queries = useQueryClient()
  const field = useId()
  const [postId, setPostId] = useState(post?.id)
  const [days, setDays] = useState<[string, string]>([date, date])
  const [whole, setWhole] = useState(true)
  const [from, setFrom] = useState('08:30')
  const [to, setTo] = useState('17:30')
  const [state, setState] = useState<{ sending?: boolean; problem?: string; leave?: Shift; uncovered?: Shift[] }>({})
  const [start, end] = [readTime(from), readTime(to)]

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!postId || (!whole && (!start || !end))) return
    setState({ sending: true })
    const startsAt = whole ? fromChina(days[0]) : fromChina(days[0], start)
    const endsAt = whole || end === '24:00' ? fromChina(days[1]) + DAY : fromChina(days[1], end)
    try {
      const { leave, uncovered } = await call(
        'takeLeave', { body: { postId, from: new Date(startsAt).toISOString(), to: new Date(endsAt).toISOString() } },
      )
      setState({ leave: shiftOf(leave), uncovered: uncovered.map(shiftOf).filter((shift) => shift.endsAt > now) })
      for (const id of ['listShifts', 'getOwnDuty', 'getDutyNow'] as const)
        void queries.invalidateQueries({ queryKey: [id] })
    } catch (error) {
      setState({ problem: textOf(error) })
    }
  }

  const { leave, uncovered } = state
  if (leave && uncovered) {
    return (
      <SidePanel title={say('leave.title')} close={close}>
        <p className="panel-result" role="status">
          {say('leave.done', { name: leave.name, span: leaveText(leave, language) })}
        </p>
        {uncovered.length === 0 ? (
          <p className="form-note">{say('leave.none')}</p>
        ) : (
          <FillShifts scope={scope} people={people} leave={leave} uncovered={uncovered} now={now} />
        )}
      </SidePanel>
    )
  }
  return (
    <SidePanel title={say('leave.title')} close={close}>
      <form className="shift-form" onSubmit={(event) => void send(event)}>
        <label htmlFor={`${field}who`}>{say('leave.who')}</label>
        <Select
          id={`${field}who`}
          value={postId}
          onChange={setPostId}
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus={!post}
          options={people.map((one) => ({ value: one.id, label: [one.name, one.title].filter(Boolean).join(' ') }))}
        />
        <label htmlFor={`${field}days`}>{say('panel.date')}</label>
        <DatePicker.RangePicker
          id={`${field}days`}
          value={[dayjs(days[0]), dayjs(days[1])]}
          allowClear={false}
          format={(day) => dateWithWeekday(day.format('YYYY-MM-DD'), language)}
          onChange={(range) =>
            range?.[0] && range[1] && setDays([range[0].format('YYYY-MM-DD'), range[1].format('YYYY-MM-DD')])
          }
        />
        <label className="form-check">
          <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} />
          {say('leave.allDay')}
        </label>
        {!whole && (
          <div className="form-times">
            <TimeField
              label={say('leave.from')}
              value={from}
              set={setFrom}
              fault={start ? undefined : say('panel.badTime')}
            />
            <TimeField label={say('leave.to')} value={to} set={setTo} fault={end ? undefined : say('panel.badTime')} />
          </div>
        )}
        <p className="form-note">{say('leave.stays')}</p>
        {state.problem && (
          <p className="form-fault" role="alert">
            {state.problem}
          </p>
        )}
        <div className="form-acts">
          <Button type="primary" htmlType="submit" loading={state.sending ?? false} disabled={!postId}>
            {say('leave.go')}
          </Button>
        </div>
      </form>
    </SidePanel>
  )
}

/** Whole days by their dates: they end with the last of them, not with the one after. */
function leaveText({ startsAt, endsAt }: Shift, language: Language): string {
  const [first, last] = [chinaDate(startsAt), chinaDate(endsAt - 1)]
  const whole = fromChina(first) === startsAt && fromChina(last) + DAY === endsAt
  const texts = whole
    ? [dateWithWeekday(first, language), dateWithWeekday(last, language)]
    : [momentText(startsAt, language), momentText(endsAt, language, first)]
  return texts[0] === texts[1] ? `${texts[0]}` : texts.join(' – ')
}
