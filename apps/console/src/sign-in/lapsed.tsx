import { Button, Modal } from 'antd'
import type { JSX } from 'react'
import { useSession } from '../session/session.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignInWords } from './words.ts'

/** The session ended while somebody worked: the page stays behind this, with all that was typed. */
export function LapsedSignIn(): JSX.Element {
  const say = useSignInWords()
  const { me, lapsed, signedIn } = useSession()
  return (
    <Modal open={lapsed} title={say('lapsedTitle')} closable={false} keyboard={false} mask={{ closable: false }} footer={null} width={400} destroyOnHidden>
      <p>{say('lapsedWhy')}</p>
      <SignInForm username={me.account.username} done={signedIn} />
      <Button type="link" block onClick={() => location.assign('/')}>{say('other')}</Button>
    </Modal>
  )
}
