import type { Me } from '@onegrid/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { ApiError, call } from '../api/client.ts'
import { useProblemText } from '../feedback/problem.ts'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** Name and password; the one-time code is asked only of accounts that have a second factor. */
export function SignInForm({ done, username: known }: { done: (me: Me) => void; username?: string }): JSX.Element {
  const say = useSignInWords()
  const textOf = useProblemText()
  const [username, setUsername] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string>()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setProblem('')
    try {
      const { me } = await call('createSession', {
        body: { username: username.trim(), password, ...(code ? { code } : {}) },
      })
      done(me)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'second-factor-required') setCode((before) => before ?? '')
      setProblem(textOf(error))
      setBusy(false)
    }
  }

  return (
    <form className="sign-in-form" onSubmit={(event) => void send(event)}>
      <label>
        {say('username')}
        <input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={100}
          value={username}
          readOnly={known !== undefined}
          autoFocus={known === undefined}
          onChange={(event) => setUsername(event.target.value)}
        />
      </label>
      <PasswordField
        label={say('password')}
        name="current-password"
        value={password}
        set={setPassword}
        autoFocus={known !== undefined}
      />
      {code !== undefined && (
        <label>
          {say('code')}
          <input
            name="code"
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
      )}
      <p className="sign-in-problem" role="alert">
        {problem}
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {say('go')}
      </Button>
    </form>
  )
}

export function PasswordField({ label, name, value, set, autoFocus }: {
  label: string
  name: 'current-password' | 'new-password'
  value: string
  set: (value: string) => void
  autoFocus?: boolean
}): JSX.Element {
  const say = useSignInWords()
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  return (
    <label>
      {label}
      <span className="password-field">
        <input
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={name}
          required
          maxLength={200}
          value={value}
          autoFocus={autoFocus}
          onChange={(event) => set(event.target.value)}
          onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
        />
        <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {say(shown ? 'hide' : 'show')}
        </button>
      </span>
      {caps && <span className="sign-in-hint">{say('capsLock')}</span>}
    </label>
  )
}
