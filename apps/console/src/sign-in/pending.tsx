import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { JSX, ReactNode } from 'react'
import { call } from '../api/client.ts'
import { useSession } from '../session/session.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import { PasswordField } from './sign-in-form.tsx'
import { useSending } from './use-sending.ts'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** Only administrators who enrol ever need it. */
const QRCode = lazy(() => import('antd/es/qr-code'))

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
  return (
    <PendingCard title={say('change.title')} why={say('change.why')}>
      <ChangePasswordForm send={say('change.save')} done={signedIn} />
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
    <PendingCard title={say('enrol.title')} why={say('enrol.why')}>
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault()
          run(send)
        }}
      >
        {factor ? (
          <>
            <Suspense fallback={null}>
              <QRCode value={factor.uri} bordered={false} />
            </Suspense>
            <p>
              {say('enrol.key')} <code>{factor.secret}</code>
            </p>
            <label>
              {say('enrol.code')}
              <input
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="[0-9]{6}"
                maxLength={6}
                required
                autoFocus
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </label>
          </>
        ) : (
          <PasswordField
            label={say('enrol.password')}
            name="current-password"
            value={password}
            set={setPassword}
            autoFocus
          />
        )}
        <p className="sign-in-problem" role="alert">
          {problem}
        </p>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {say(factor ? 'enrol.done' : 'enrol.begin')}
        </Button>
      </form>
    </PendingCard>
  )
}

function PendingCard({ title, why, children }: { title: string; why: string; children: ReactNode }): JSX.Element {
  return (
    <main className="sign-in-page">
      <div className="sign-in-ground" aria-hidden="true" />
      <section className="sign-in-card">
        <h1>{title}</h1>
        <p>{why}</p>
        {children}
      </section>
    </main>
  )
}
