import type { JSX } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Notice } from '../feedback/states.tsx'
import { useShellWords } from './words.ts'

/** A page that does not exist, that broke, or whose piece is gone because the server has a newer version. */
export function RouteProblem(): JSX.Element {
  const say = useShellWords()
  const error = useRouteError()
  const home = (): void => location.assign('/')
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <Notice title={say('state.notFound')} why={say('state.notFoundWhy')} button={say('state.home')} act={home} />
  }
  if (error instanceof TypeError && /import|module/i.test(error.message)) {
    return <Notice title={say('state.newVersion')} button={say('state.reload')} act={() => location.reload()} />
  }
  console.error(error)
  return (
    <Notice
      title={say('state.broken')}
      why={say('state.brokenWhy')}
      button={say('state.reload')}
      act={() => location.reload()}
    />
  )
}
