import { Tour as Steps } from 'antd'
import type { JSX } from 'react'
import { useShellWords } from './words.ts'

const steps = ['desk', 'clock', 'search', 'inbox', 'keys'] as const

/** Five sentences where they belong, on the first sign-in and whenever somebody asks for them. */
export default function Tour({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  const say = useShellWords()
  return (
    <Steps
      open={open} onClose={close} onFinish={close}
      steps={steps.map((name) => ({
        title: say('tour.title'),
        description: say(`tour.${name}`),
        // A step whose place is not on this page stands in the middle.
        target: () => document.querySelector<HTMLElement>(`[data-tour=${name}]`)!,
        nextButtonProps: { children: say(name === steps.at(-1) ? 'tour.done' : 'tour.next') },
        prevButtonProps: { children: say('tour.back') },
      }))}
      indicatorsRender={(current, total) => <span>{say('tour.step', { n: current + 1, of: total })}</span>}
    />
  )
}
