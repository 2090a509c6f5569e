import { Modal } from 'antd'
import type { JSX } from 'react'

/** Asks before what cannot simply be taken back. */
export function Sure({ title, why, go, busy, onGo, onClose }: {
  title: string
  why: string
  /** The word on the button: what is done, not OK. */
  go: string
  busy: boolean
  onGo: () => Promise<void>
  onClose: () => void
}): JSX.Element {
  return (
    <Modal open title={title} okText={go} okButtonProps={{ danger: true }} confirmLoading={busy} onOk={() => void onGo()} onCancel={onClose}>
      <p>{why}</p>
    </Modal>
  )
}
