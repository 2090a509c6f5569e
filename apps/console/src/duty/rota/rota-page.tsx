import type { StaffPost } from '@onegrid/contract'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Empty, Failed, Waiting } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { DIRECTORY_FRESH_MS } from '../../pickers/directory.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { CopyPanel } from './copy-panel.tsx'
import { chinaDate, chinaTime, datesFrom, endTime, mondayOf, spanOf } from './days.ts'
import type { Span } from './days.ts'
import { LeavePanel } from './leave-panel.tsx'
import { brushesOf, keyOf, obstacleTo, painted } from './plan.ts'
import type { Brush, Cell, Obstacle } from './plan.ts'
import { RotaGrid } from './rota-grid.tsx'
import { RotaTools } from './rota-tools.tsx'
import { CellPanel, ShiftPanel } from './shift-panel.tsx'
import type { Shift } from './shifts.ts'
import { useMayPlan, useRota, useScope, useSpecialDays } from './use-rota.ts'
import type { Rota, Scope } from './use-rota.ts'
import { usePlanning } from './use-planning.ts'
import { dateWithWeekday } from './written.ts'

type Panel =
  | { shows: 'cell'; post: StaffPost; date: string; span?: Span }
  | { shows: 'shift'; id: string }
  | { shows: 'copy' }
  | { shows: 'leave'; post?: StaffPost }

/** The rota of a desk, unit or area: a week of people, or one day by the hour. */
export default function RotaPage(): JSX.Element {
  const now = useNow(30_000)
  const [scope, choose] = useScope()
  const { dates, go } = useDates(now)
  const span = useMemo(() => spanOf(dates), [dates])
  const { rota, error, again } = useRota(scope, span)
  const { days: special } = useSpecialDays(dates)
  const mayPlan = useMayPlan(rota?.areaId)
  const editable = rota?.people.some(mayPlan) ?? false
  const [brush, setBrush, brushes] = useBrush(rota)
  const [panel, setPanel] = useState<Panel>()
  const tools = { scope, choose, dates, now, go, brush, setBrush, brushes, editable }
  return (
    <div className="duty-rota">
      <RotaTools {...tools} copy={() => setPanel({ shows: 'copy' })} leave={() => setPanel({ shows: 'leave' })} />
      {rota && scope ? (
        <Sheet
          {...tools}
          rota={rota}
          scope={scope}
          span={span}
          special={special}
          mayPlan={mayPlan}
          panel={panel}
          setPanel={setPanel}
        />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Waiting rows={8} />
      )}
    </div>
  )
}

/** Days of a week that a panel at the right edge would cover. */
const RIGHT_HALF = 4

interface SheetProps {
  rota: Rota
  scope: Scope
  dates: readonly string[]
  span: Span
  now: number
  special: ReturnType<typeof useSpecialDays>['days']
  mayPlan: ReturnType<typeof useMayPlan>
  editable: boolean
  brush: Brush | undefined
  go: (date: string, by: 'week' | 'day') => void
  panel: Panel | undefined
  setPanel: (panel: Panel | undefined) => void
}

function Sheet(
  { rota, scope, dates, span, now, special, mayPlan, editable, brush, go, panel, setPanel }: SheetProps
): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const toast = useToast()
  const planning = usePlanning(scope, span, rota.people)
  const close = (): void => setPanel(undefined)
  if (rota.people.length === 0) return <Empty title={say('grid.empty')} next={say('grid.emptyWhy')} />

  /** What can be planned is; what cannot is said with why. */
  function paint(cells: readonly Cell[]): void {
    if (!brush) return
    const wanted = painted(cells, brush, rota.people.map(({ id }) => id), dates)
    const hindered = wanted.map((shift) => (
      { shift, obstacle: obstacleTo({ ...shift, accountId: accountOf(rota, shift.postId) }, rota.shifts, now) }
    ))
    const able = hindered.filter(
      ({ shift, obstacle }) => !obstacle && mayPlanAt(shift.postId)
    ).map(({ shift }) => shift)
    const why = [...new Set(hindered.flatMap(({ obstacle }) => obstacle ?? []))].map(
      (one: Obstacle) => say(`obstacle.${one}`)
    ).join(say('and'))
    if (able.length === 0) return toast({ text: say('done.nothing', { why }), kind: 'problem' })
    const left = wanted.length - able.length
    const n = able.length
    void planning.plan(
      able, say('done.planned', { n, count: n }) + (left > 0 ? say('done.skipped', { n: left, why }) : ''),
    )
  }

  function move(shift: Shift, post: StaffPost, to: Span): void {
    const wanted = { postId: post.id, kind: shift.kind as 'desk', startsAt: to.from, endsAt: to.to }
    if (shift.postId === post.id && shift.startsAt === to.from && shift.endsAt === to.to) return
    const obstacle = obstacleTo({ ...wanted, id: shift.id, accountId: post.accountId }, rota.shifts, now)
    if (obstacle) return toast({ text: say(`panel.${obstacle}`), kind: 'problem' })
    const said = {
      name: post.name, date: dateWithWeekday(chinaDate(to.from), language), from: chinaTime(to.from),
      to: endTime(to.to),
    }
    void planning.move(shift, wanted, say('done.moved', said))
  }

  function mayPlanAt(postId: string): boolean {
    const post = rota.people.find(({ id }) => id === postId)
    return post !== undefined && mayPlan(post)
  }

  const shown = panel?.shows === 'shift' ? rota.shifts.find(({ id }) => id === panel.id) : undefined
  const about = panel?.shows === 'cell' ? panel.date : shown && chinaDate(shown.startsAt)
  const atStart = dates.length > 1 && about !== undefined && dates.indexOf(about) >= RIGHT_HALF
  const shared = { people: rota.people, shifts: rota.shifts, now, planning, close, atStart }
  return (
    <div className="rota-sheet">
      <RotaGrid
        rota={rota}
        dates={dates}
        span={span}
        now={now}
        special={special}
        brush={brush}
        mayPlan={mayPlan}
        covered={scope.kind === 'desk'}
        onPaint={paint}
        onMove={move}
        onDraw={(post, drawn) => setPanel({ shows: 'cell', post, date: chinaDate(drawn.from), span: drawn })}
        onOpenCell={(post, date) => setPanel({ shows: 'cell', post, date })}
        onOpenShift={({ id }) => setPanel({ shows: 'shift', id })}
        onRemove={(shifts) => shifts.length > 0 && void planning.remove(shifts)}
        onPickDay={dates.length > 1 ? (date) => go(date, 'day') : undefined}
      />
      <p className="rota-hint no-print">{editable ? say('hint') : say('grid.readOnly')}</p>
      {planning.asking}
      {panel?.shows === 'cell' && (
        <CellPanel
          key={`${panel.post.id} ${panel.date} ${panel.span?.from}`}
          {...shared}
          post={panel.post}
          date={panel.date}
          span={panel.span}
          brush={brush}
          editable={mayPlan(panel.post)}
          onOpenShift={({ id }) => setPanel({ shows: 'shift', id })}
        />
      )}
      {shown && <ShiftPanel key={shown.id} {...shared} shift={shown} editable={mayPlanAt(shown.postId)} />}
      {panel?.shows === 'copy' && (
        <CopyPanel
          key={dates[0]}
          scope={scope}
          rota={rota}
          monday={mondayOf(dates[0] ?? '')}
          now={now}
          close={close}
          see={(monday) => {
            close()
            go(monday, 'week')
          }}
        />
      )}
      {panel?.shows === 'leave' && (
        <LeavePanel
          scope={scope}
          people={rota.people.filter(mayPlan)}
          post={panel.post}
          date={laterOf(dates[0] ?? '', chinaDate(now))}
          now={now}
          close={close}
        />
      )}
    </div>
  )
}

/** Which week or day is shown stands in the address. */
function useDates(now: number): { dates: readonly string[]; go: (date: string, by: 'week' | 'day') => void } {
  const [search, setSearch] = useSearchParams()
  const [day, week] = [search.get('day'), search.get('week')]
  const today = chinaDate(now)
  const first = day && isDate(day) ? day : mondayOf(week && isDate(week) ? week : today)
  const count = day && isDate(day) ? 1 : 7
  const dates = useMemo(() => datesFrom(first, count), [first, count])
  const go = (date: string, by: 'week' | 'day'): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    next.delete('day')
    next.delete('week')
    if (by === 'day') next.set('day', date)
    else if (date !== mondayOf(today)) next.set('week', date)
    return next
  })
  return { dates, go }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** The shift that dragging puts down; at first the one that this rota has most. */
function useBrush(rota: Rota | undefined): [Brush | undefined, (brush: Brush) => void, readonly Brush[]] {
  const [chosen, setChosen] = useState<Brush>()
  const { data } = useRead('getCalendar', undefined, { fresh: DIRECTORY_FRESH_MS })
  const sessions = data?.seasons[0]?.sessions
  const brushes = useMemo(() => brushesOf(rota?.shifts ?? [], sessions ?? [], chinaTime), [rota?.shifts, sessions])
  const kept = brushes.find((one) => chosen && keyOf(one) === keyOf(chosen))
  return [kept ?? chosen ?? brushes[0], setChosen, kept || !chosen ? brushes : [chosen, ...brushes]]
}

function accountOf(rota: Rota, postId: string): string | undefined {
  return rota.people.find(({ id }) => id === postId)?.accountId
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
