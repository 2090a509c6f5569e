import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@onegrid/web/tokens.css'
import type { Language } from '@onegrid/domain/words'
import { speak } from './api/client.ts'
import { makeQueryClient } from './api/queries.ts'
import { App } from './app.tsx'
import { linkToken } from './link/token.ts'
import { remembered } from './session/preferences.ts'
import { askWhoAmI } from './session/session.tsx'
import { startWords } from './words/room-words.ts'

const language = remembered<Language>('language', 'zh-CN')
startWords(language)
speak(language)
const queries = makeQueryClient()
// A link tells itself who comes by it.
if (!linkToken) askWhoAmI(queries)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
