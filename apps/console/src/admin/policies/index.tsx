import type { JSX } from 'react'
import { Waiting } from '../../feedback/states.tsx'

export default function Page(): JSX.Element {
  return <Waiting />
}
