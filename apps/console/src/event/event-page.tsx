import { useEffect } from 'react'
import type { JSX } from 'react'
import { useParams } from 'react-router'
import { useRead } from '../api/queries.ts'
import { useShellWords } from '../shell/words.ts'
import EventPane from './event-pane.tsx'

export default function EventPage(): JSX.Element {
  const { id = '' } = useParams()
  useTitle(id)
  return <EventPane id={id} wide />
}

/** The tab and the printed sheet are named after the case. */
function useTitle(id: string): void {
  const say = useShellWords()
  const { data } = useRead('readEvent', { params: { id } })
  const product = say('product')
  const name = data && `${data.title} ${data.summary.number}`
  useEffect(() => {
    if (!name) return undefined
    const before = document.title
    document.title = `${name} · ${product}`
    return () => { document.title = before }
  }, [name, product])
}
