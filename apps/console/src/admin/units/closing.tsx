import { Modal } from 'antd'
import { useState } from 'react'
import type { JSX, ReactNode } from 'react'
import { Waiting } from '../../feedback/states.tsx'
import { useProblemText } from '../../feedback/problem.ts'
import { useUnitWords } from './words.ts'

/** Asks before something is closed, and says what stands against it. */
export function Closing({ title, open, close, onClose, children }: {
  title: string
  /** What is still in use; undefined while it is counted. */
  open: { desks?: number; posts: number; tasks: number } | undefined
  close: () => Promise<void>
  onClose: () => void
  children?: ReactNode
}): JSX.Element {
  const say = useUnitWords()
  const textOf = useProblemText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const blocked = open !== undefined && (open.desks ?? 0) + open.posts + open.tasks > 0
  async function go(): Promise<void> {
    setBusy(true)
    setProblem('')
    try {
      await close()
      onClose()
    } catch (error) {
      setProblem(textOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={say('closing.go')}
      okButtonProps={{ danger: true, disabled: open === undefined || blocked }}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
    >
      {open === undefined && <Waiting rows={3} />}
      {blocked && (
        <>
          <p>{say('closing.blocked')}</p>
          <ul>
            {(open.desks ?? 0) > 0 && <li>{say('closing.desks', { n: open.desks })}</li>}
            {open.posts > 0 && <li>{say('closing.posts', { n: open.posts })}</li>}
            {open.tasks > 0 && <li>{say('closing.tasks', { n: open.tasks })}</li>}
          </ul>
        </>
      )}
      {open !== undefined && !blocked && <p>{say('closing.why')}</p>}
      {open !== undefined && !blocked && children}
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </Modal>
  )
}
