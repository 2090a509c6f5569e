import type { JSX } from 'react'
import { useSupervisionWords } from '../words.ts'

const steps = [1, 2, 3, 4] as const

/**
 * The four steps up: those behind with a resolution each, the one that waits, those ahead. Rule: docs/domain.md S4-28.
 */
export function Ladder({ step }: { step: number }): JSX.Element {
  const say = useSupervisionWords()
  const nameOf = (n: (typeof steps)[number]): string => say(`coordination.steps.${n}`)
  return (
    <ol className="ladder" aria-label={say('coordination.reached', { n: step, name: nameOf(stepOf(step)) })}>
      {steps.map((n) => {
        const state = n < step ? 'done' : n === step ? 'open' : 'ahead'
        return (
          <li
            key={n} className={`is-${state}`} title={say(`coordination.${state}`, { n, name: nameOf(n) })}
            aria-current={state === 'open' ? 'step' : undefined}
          >
            <i aria-hidden="true">{state === 'done' ? '✓' : n}</i>
            <span>{nameOf(n)}</span>
          </li>
        )
      })}
    </ol>
  )
}

function stepOf(n: number): (typeof steps)[number] {
  return steps.find((one) => one === n) ?? 1
}
