import { Suspense, lazy } from 'react'
import type { JSX } from 'react'
import { RouterProvider } from 'react-router/dom'
import { Notice, Waiting } from './feedback/states.tsx'
import { ToastProvider } from './feedback/toast.tsx'
import { linkToken } from './link/token.ts'
import { LiveProvider } from './live/live.tsx'
import { makeRouter } from './routes.tsx'
import { SessionProvider } from './session/session.tsx'
import { useShellWords } from './shell/words.ts'
import { LapsedSignIn, Pending, SignInPage } from './sign-in/index.tsx'
import { ThemeProvider } from './theme/theme.tsx'

const router = makeRouter()

const LinkApp = lazy(() => import('./link/link-app.tsx'))

export function App(): JSX.Element {
  const say = useShellWords()
  if (linkToken) {
    return (
      <ThemeProvider>
        <ToastProvider>
          <Suspense fallback={<Waiting />}><LinkApp token={linkToken} /></Suspense>
        </ToastProvider>
      </ThemeProvider>
    )
  }
  return (
    <ThemeProvider>
      <ToastProvider>
        <SessionProvider
          waiting={<Waiting />}
          signedOut={(done) => <SignInPage done={done} />}
          failed={(again) => (
            <Notice title={say('state.failed')} why={say('error.unreadable')} button={say('state.retry')} act={again} />
          )}
        >
          <Pending>
            <LiveProvider>
              <RouterProvider router={router} />
              <LapsedSignIn />
            </LiveProvider>
          </Pending>
        </SessionProvider>
      </ToastProvider>
    </ThemeProvider>
  )
}
