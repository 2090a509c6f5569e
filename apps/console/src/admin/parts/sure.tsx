import { Modal } from 'antd'
import type { JSX, ReactNode } from 'react'

/** Asks before what cannot simply be taken back. */
export function Sure({
  title,
  why,
  go,
  busy,
  harmless = false,
  children,
  onGo,
  onClose,
}: {
  title: string
  why: string
  /** The word on the button: what is done, not OK. */
  go: string
  busy: boolean
  /** What it does harms nobody: the button is no warning. */
  harmless?: boolean
  /** What is asked along with it. */
  children?: ReactNode
  onGo: () => Promise<void>
  onClose: () => void
}): JSX.Element {
  return (
    <Modal
      open
      title={title}
      okText={go}
      okButtonProps={{ danger: !harmless }}
      confirmLoading={busy}
      onOk={() => void onGo()}
      onCancel={onClose}
    >
      <p>{why}</p>
      {children}
    </Modal>
  )
}
