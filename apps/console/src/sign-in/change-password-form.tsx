import type { Me } from '@onegrid/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../api/client.ts'
import { PasswordField } from './sign-in-form.tsx'
import { useSending } from './use-sending.ts'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** The password that is, the one that shall be, twice. All other sessions of the account end. */
export function ChangePasswordForm({ send: label, done }: { send: string; done: (me: Me) => void }): JSX.Element {
  const say = useSignInWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const { problem, busy, run } = useSending()

  async function send(): Promise<void> {
    if (next !== again) throw new Error(say('change.differs'))
    const { me } = await call('changeMyPassword', { body: { current, next } })
    done(me)
  }

  return (
    <form className="sign-in-form" onSubmit={(event) => { event.preventDefault(); run(send) }}>
      <PasswordField label={say('change.current')} name="current-password" value={current} set={setCurrent} autoFocus />
      <PasswordField label={say('change.next')} name="new-password" value={next} set={setNext} />
      <p className="sign-in-hint">{say('change.rule')}</p>
      <PasswordField label={say('change.again')} name="new-password" value={again} set={setAgain} />
      <p className="sign-in-problem" role="alert">{problem}</p>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{label}</Button>
    </form>
  )
}
