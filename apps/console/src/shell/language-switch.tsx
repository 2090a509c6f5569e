import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import type { JSX } from 'react'
import type { Language } from '@onegrid/domain/words'
import { call, speak } from '../api/client.ts'
import { usePreference } from '../session/preferences.ts'
import { useLanguage } from '../words/room-words.ts'
import { useShellWords } from './words.ts'

/** 中文 / English, at once and for good: sentences of the server are asked again in the other language. */
export function LanguageSwitch({ signedIn = false }: { signedIn?: boolean }): JSX.Element {
  const say = useShellWords()
  const language = useLanguage()
  const queries = useQueryClient()
  const [, remember] = usePreference<Language>('language', 'zh-CN')
  const other: Language = language === 'en' ? 'zh-CN' : 'en'

  function change(): void {
    speak(other)
    remember(other)
    void i18next.changeLanguage(other)
    if (!signedIn) return
    void call('changeMyLanguage', { body: { language: other } })
      .catch(() => undefined)
      .then(() => queries.invalidateQueries())
  }

  return (
    <button
      type="button" className="quiet-button" lang={other} onClick={change}
      title={say(other === 'en' ? 'account.toEnglish' : 'account.toChinese')}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
