import { Fragment } from 'react'
import type { JSX, ReactNode } from 'react'
import './parts.css'

/** What is known of one thing: name and value, line by line. A value that is not known has no line. */
export function Facts({ items }: { items: readonly (readonly [name: string, value: ReactNode])[] }): JSX.Element {
  return (
    <dl className="facts">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
