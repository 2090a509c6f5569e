import type { JSX } from 'react'
import { useToast } from '../feedback/toast.tsx'
import { useSession } from '../session/session.tsx'
import { ChangePasswordForm } from '../sign-in/change-password-form.tsx'
import { useDialog } from './use-dialog.ts'
import { useShellWords } from './words.ts'
import './palette.css'

export default function PasswordDialog({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  const say = useShellWords()
  const toast = useToast()
  const { signedIn } = useSession()
  const dialog = useDialog(open, close)
  return (
    <dialog ref={dialog} className="sheet is-narrow" aria-labelledby="password-title">
      <h2 id="password-title">{say('account.password')}</h2>
      <ChangePasswordForm
        send={say('common.save')}
        done={(me) => {
          signedIn(me)
          close()
          toast({ text: say('common.saved') })
        }}
      />
      <button type="button" className="quiet-button" onClick={close}>
        {say('common.cancel')}
      </button>
    </dialog>
  )
}
