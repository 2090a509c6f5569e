import { Button, Drawer } from 'antd'
import { useEffect, useRef } from 'react'
import type { FormEvent, JSX, ReactNode } from 'react'
import { useShellWords } from '../../shell/words.ts'
import { useFormWords } from './words.ts'
import type { Form } from './use-form.ts'
import './parts.css'

/** A form beside what it is about. Enter sends, Escape closes and keeps what was typed. */
export function FormDrawer<T extends object>({ title, form, open, submit, danger, onClose, say, children }: {
  title: string
  form: Form<T>
  open: boolean
  /** The word on the button. */
  submit: string
  danger?: boolean
  onClose: () => void
  /** A field and its value in words: for what somebody else has changed. */
  say?: (field: keyof T & string, value: T[keyof T]) => [name: string, text: ReactNode]
  children: ReactNode
}): JSX.Element {
  const words = useFormWords()
  const shell = useShellWords()
  const body = useRef<HTMLFormElement>(null)
  const faulty = Object.values(form.faults).some(Boolean)
  useEffect(() => {
    // The first fault may be out of sight, above the button that was pressed.
    if (faulty && !form.busy)
      body.current?.querySelector<HTMLElement>('.faulty input, .faulty textarea, .faulty [tabindex]')?.focus()
  }, [faulty, form.busy])
  function send(event: FormEvent): void {
    event.preventDefault()
    void form.submit()
  }
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size={440}
      destroyOnHidden
      footer={null}
      classNames={{ body: 'form-drawer' }}
    >
      <form ref={body} className="form-fields" onSubmit={send} noValidate>
        {form.theirs.length > 0 && (
          <div className="form-theirs" role="alert">
            <p>{words('theirs')}</p>
            <ul>
              {form.theirs.map(({ field, value, both }) => {
                const [name, text] = say?.(field, value) ?? [field, String(value)]
                return (
                  <li key={field}>
                    {name} <b>{text || words('empty')}</b> {words(both ? 'kept' : 'taken')}
                  </li>
                )
              })}
            </ul>
          </div>
        )}
        {children}
        <p className="form-problem" role="alert">
          {form.theirs.length === 0 && form.problem}
        </p>
        <div className="form-acts">
          <Button type="primary" danger={danger} htmlType="submit" loading={form.busy}>
            {form.theirs.length > 0 ? words('again') : submit}
          </Button>
          <Button onClick={onClose}>{shell('common.close')}</Button>
          {form.dirty && (
            <Button type="text" onClick={form.reset}>
              {words('reset')}
            </Button>
          )}
        </div>
      </form>
    </Drawer>
  )
}
