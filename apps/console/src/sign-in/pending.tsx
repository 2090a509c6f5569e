import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { FormEvent, JSX, ReactNode } from 'react'
import { call } from '../api/client.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useSession } from '../session/session.tsx'
import { PasswordField } from './sign-in-form.tsx'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** Only administrators who enrol ever need it. */
const QRCode = lazy(() => import('antd').then((antd) => ({ default: antd.QRCode })))

/** What an account must do before anything else: a new password, a second factor. */
export function Pending({ children }: { children: ReactNode }): JSX.Element {
  const { me } = useSession()
  if (me.pending === 'password-change') return <ChangePassword />
  if (me.pending === 'second-factor-enrolment') return <Enrol />
  return <>{children}</>
}

function ChangePassword(): JSX.Element {
  const say = useSignInWords()
  const { signedIn } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const { problem, busy, run } = useSending()

  function send(): Promise<void> {
    if (next !== again) return Promise.reject(new Error(say('change.differs')))
    return call('changeMyPassword', { body: { current, next } }).then(({ me }) => signedIn(me))
  }

  return (
    <PendingCard title={say('change.title')} why={say('change.why')} onSubmit={() => run(send)} problem={problem}>
      <PasswordField label={say('change.current')} name="current-password" value={current} set={setCurrent} autoFocus />
      <PasswordField label={say('change.next')} name="new-password" value={next} set={setNext} />
      <p className="sign-in-hint">{say('change.rule')}</p>
      <PasswordField label={say('change.again')} name="new-password" value={again} set={setAgain} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{say('change.save')}</Button>
    </PendingCard>
  )
}

function Enrol(): JSX.Element {
  const say = useSignInWords()
  const { signedIn } = useSession()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [factor, setFactor] = useState<{ secret: string; uri: string }>()
  const { problem, busy, run } = useSending()

  async function send(): Promise<void> {
    if (!factor) setFactor(await call('startSecondFactor', { body: { password } }))
    else signedIn(await call('confirmSecondFactor', { body: { code } }))
  }

  return (
    <PendingCard title={say('enrol.title')} why={say('enrol.why')} onSubmit={() => run(send)} problem={problem}>
      {factor
        ? (
          <>
            <Suspense fallback={null}><QRCode value={factor.uri} bordered={false} /></Suspense>
            <p>{say('enrol.key')} <code>{factor.secret}</code></p>
            <label>
              {say('enrol.code')}
              <input
                inputMode="numeric" autoComplete="one-time-code" pattern="[0-9]{6}" maxLength={6} required autoFocus
                value={code} onChange={(event) => setCode(event.target.value)}
              />
            </label>
          </>
        )
        : <PasswordField label={say('enrol.password')} name="current-password" value={password} set={setPassword} autoFocus />}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{say(factor ? 'enrol.done' : 'enrol.begin')}</Button>
    </PendingCard>
  )
}

function PendingCard({ title, why, onSubmit, problem, children }: {
  title: string
  why: string
  onSubmit: () => void
  problem: string
  children: ReactNode
}): JSX.Element {
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }
  return (
    <main className="sign-in-page">
      <div className="sign-in-ground" aria-hidden="true" />
      <section className="sign-in-card">
        <h1>{title}</h1>
        <p>{why}</p>
        <form className="sign-in-form" onSubmit={submit}>
          {children}
          <p className="sign-in-problem" role="alert">{problem}</p>
        </form>
      </section>
    </main>
  )
}

function useSending(): { problem: string; busy: boolean; run: (send: () => Promise<void>) => void } {
  const textOf = useProblemText()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  function run(send: () => Promise<void>): void {
    setBusy(true)
    setProblem('')
    send()
      .catch((error: unknown) => setProblem(error instanceof Error && error.constructor === Error ? error.message : textOf(error)))
      .finally(() => setBusy(false))
  }
  return { problem, busy, run }
}
