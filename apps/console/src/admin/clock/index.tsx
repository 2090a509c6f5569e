import { formatDate, formatDuration } from '@onegrid/domain/words'
import { exactly } from '@onegrid/web'
import { useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Modal, Segmented } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { keyOf, useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useToast } from '../../feedback/toast.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { fromWall, toWall } from '../policies/wall.ts'
import { jumpsOf, rates } from './jumps.ts'
import { useClockWords } from './words.ts'
import '../policies/rules.css'
import './clock.css'

/** The business time of the demo: seen, set forwards, made faster; and what that brings about. */
export default function ClockPage(): JSX.Element {
  const say = useClockWords()
  const language = useLanguage()
  const now = useNow(1000)
  const queries = useQueryClient()
  const toast = useToast()
  const textOf = useProblemText()
  const read = useRead('getClock', undefined, { every: 5000 })
  const [at, setAt] = useState<Dayjs | null>(null)
  const [asked, setAsked] = useState<number>()
  const [busy, setBusy] = useState(false)

  async function set(body: { now?: string; rate?: number }, done: string): Promise<void> {
    setBusy(true)
    try {
      queries.setQueryData(keyOf('getClock'), await call('setClock', { body }))
      // Everything on screen is of another moment now.
      await queries.invalidateQueries(
        { predicate: ({ queryKey }) => queryKey[0] !== 'getMe' && queryKey[0] !== 'getClock' },
      )
      toast({ text: done })
      setAt(null)
    } catch (error) {
      toast({ kind: 'problem', text: textOf(error) })
    } finally {
      setBusy(false)
      setAsked(undefined)
    }
  }

  if (read.isError) return <Failed error={read.error} again={() => void read.refetch()} />
  if (!read.data) return <Waiting />
  const { rate, settable, wall } = read.data
  const ahead = Math.round((now - Date.parse(wall)) / 1000)
  const rateText = rate === 0
    ? say('rateStopped')
    : rate === 1
    ? say('rateReal')
    : say('rateNow', { n: formatDuration(rate, language) })
  const chosen = at === null ? undefined : fromWall(at)
  const passed = chosen !== undefined && chosen <= now
  return (
    <div className="rules-room">
      <header className="admin-head"><h1>{say('title')}</h1></header>
      <div className="clock-room">
        <p className="rules-soft">{say(settable ? 'intro' : 'fixed')}</p>
        <section className="clock-face">
          <span className="field-label">{say('now')}</span>
          <time dateTime={new Date(now).toISOString()}>{exactly(now, language)}</time>
          <span className="rules-soft">
            {rateText} · {say('wall')} {formatDate(Date.parse(wall), language, now)} · {
              Math.abs(ahead) < 60
                ? say('same')
                : say(ahead > 0 ? 'ahead' : 'behind', { n: formatDuration(Math.abs(ahead), language) })
            }
          </span>
        </section>
        {settable && (
          <>
            <section>
              <h2>{say('rate')}</h2>
              <Segmented
                aria-label={say('rate')} value={String(rate)} disabled={busy}
                options={rates.map((one) => ({ value: one, label: say(`speeds.${one}`) }))}
                onChange={
                  (next) => void set({ rate: Number(next) }, say('doneRate', { rate: say(`speeds.${next as '0'}`) }))
                }
              />
            </section>
            <section>
              <h2>{say('jump')}</h2>
              <div className="rules-actions">
                {jumpsOf(now).map(({ name, to }) => (
                  <Button key={name} disabled={busy} onClick={() => setAsked(to)}>
                    {name === 'morning' ? say('next.morning') : say(`jumpBy.${name}`)}
                  </Button>
                ))}
              </div>
            </section>
            <section>
              <h2>{say('set')}</h2>
              <div className="rules-actions">
                <DatePicker
                  aria-label={say('set')} value={at} minDate={toWall(now)} needConfirm={false} format="YYYY-MM-DD HH:mm"
                  showTime={{ format: 'HH:mm', minuteStep: 5 }}
                  status={passed ? 'error' : undefined} onChange={(next) => setAt(next)}
                />
                <Button disabled={busy || chosen === undefined || passed} onClick={() => setAsked(chosen)}>
                  {say('apply')}
                </Button>
                {passed && <span className="rules-fault" role="alert">{say('passed')}</span>}
              </div>
            </section>
            <p className="rules-note warning">{say('warning')}</p>
          </>
        )}
      </div>
      <Modal
        open={asked !== undefined} width={420}
        title={asked !== undefined && say('ask', { time: formatDate(asked, language, now) })} okText={say('yes')}
        cancelText={say('no')}
        confirmLoading={busy} onCancel={() => setAsked(undefined)}
        onOk={
          () => asked !== undefined && void set(
            { now: new Date(asked).toISOString() }, say('done', { time: formatDate(asked, language, now) }),
          )
        }
      >
        {asked !== undefined && say('askWhy', { n: formatDuration((asked - now) / 1000, language) })}
      </Modal>
    </div>
  )
}
