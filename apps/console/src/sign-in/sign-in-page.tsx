import type { Me } from '@onegrid/contract'
import type { JSX } from 'react'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useSignInWords } from './words.ts'
import './sign-in.css'

export function SignInPage({ done }: { done: (me: Me) => void }): JSX.Element {
  const say = useSignInWords()
  return (
    <main className="sign-in-page">
      <div className="sign-in-ground" aria-hidden="true" />
      <section className="sign-in-card">
        <header>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <div>
            <h1>{say('product')}</h1>
            <p>{say('of')}</p>
          </div>
          <LanguageSwitch />
        </header>
        <SignInForm done={done} />
      </section>
    </main>
  )
}
