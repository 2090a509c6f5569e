import type { Account } from '@onegrid/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useAccountWords } from './words.ts'

export interface Given {
  account: Account
  password: string
}

/** A password that is shown once. It closes only by the button that says that it was handed over. */
export function FirstPassword({ given, onDone }: { given: Given; onDone: () => void }): JSX.Element {
  const say = useAccountWords()
  const [copied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(given.password)
    setCopied(true)
  }
  return (
    <Modal
      open
      title={say('password.title', { name: given.account.name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onDone}>
          {say('password.done')}
        </Button>
      }
    >
      <p>{say('password.why')}</p>
      <p className="first-password">
        <span>{given.account.username}</span>
        <code>{given.password}</code>
        <Button onClick={() => void copy()}>{say(copied ? 'password.copied' : 'password.copy')}</Button>
      </p>
    </Modal>
  )
}
