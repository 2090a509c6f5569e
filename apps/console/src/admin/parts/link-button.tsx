import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import type { JSX, MouseEvent } from 'react'
import { useHref, useNavigate } from 'react-router'

/** A button that leads somewhere: a real link, for the other mouse button, too. */
export function LinkButton({ to, ...props }: ButtonProps & { to: string }): JSX.Element {
  const href = useHref(to)
  const navigate = useNavigate()
  function go(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void navigate(to)
  }
  return <Button {...props} href={href} onClick={go} />
}
