import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { JSX } from 'react'
import { useSession } from '../session/session.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignInWords } from './words.ts'

/**
 * The session ended while somebody worked: the page stays behind this, with all that was typed. A native dialogue,
 * since it must come above whatever is open, and one that Escape does not close.
 */
export function LapsedSignIn(): JSX.Element | null {
  const say = useSignInWords()
  const { me, lapsed, signedIn } = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (lapsed && !dialog.current?.open) dialog.current?.showModal()
  }, [lapsed])
  if (!lapsed) return null
  return (
    <dialog
      ref={dialog}
      className="sign-in-card sign-in-lapsed"
      aria-labelledby="lapsed-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h1 id="lapsed-title">{say('lapsedTitle')}</h1>
      <p>{say('lapsedWhy')}</p>
      <SignInForm username={me.account.username} done={signedIn} />
      <Button type="link" block onClick={() => location.assign('/')}>
        {say('other')}
      </Button>
    </dialog>
  )
}
