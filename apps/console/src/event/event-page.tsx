import type { JSX } from 'react'
import { useParams } from 'react-router'
import EventPane from './event-pane.tsx'

export default function EventPage(): JSX.Element {
  const { id = '' } = useParams()
  return <EventPane id={id} wide />
}
