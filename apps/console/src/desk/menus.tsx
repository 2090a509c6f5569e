/**
 * The menu of saved filters, loaded when nothing else is to be done: its dropdown weighs more than the list. The button
 * stands there from the beginning, so that nothing moves.
 */
import { StarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy } from 'react'
import type { ComponentProps, JSX } from 'react'
import { whenIdle } from './when-idle.ts'
import { useDeskWords } from './words.ts'

const LazySaved = lazy(whenIdle(async () => ({ default: (await import('./saved-menu.tsx')).SavedMenu })))

export function SavedMenu(props: ComponentProps<typeof LazySaved>): JSX.Element {
  const say = useDeskWords()
  return (
    <Suspense fallback={<Button icon={<StarOutlined />}>{say('saved.button')}</Button>}>
      <LazySaved {...props} />
    </Suspense>
  )
}
