/**
 * The menu of saved filters, loaded once the list is there: its dropdown weighs more than the list. The button stands
 * there from the beginning, so that nothing moves.
 */
import { StarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, lazy } from 'react'
import type { ComponentProps, JSX } from 'react'
import { useDeskWords } from './words.ts'

const LazySaved = lazy(async () => ({ default: (await import('./saved-menu.tsx')).SavedMenu }))

export function SavedMenu(props: ComponentProps<typeof LazySaved>): JSX.Element {
  const say = useDeskWords()
  return (
    <Suspense fallback={<Button icon={<StarOutlined />}>{say('saved.button')}</Button>}>
      <LazySaved {...props} />
    </Suspense>
  )
}
