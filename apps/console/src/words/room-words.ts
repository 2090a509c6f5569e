/** Words of the interface, a room's beside the room: both languages or the types complain. */
import i18next from 'i18next'
import type { i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '@onegrid/domain/words'

type Words = { readonly [key: string]: string | Words }
type Same<W> = { readonly [K in keyof W]: W[K] extends string ? string : Same<W[K]> }
/** `count_one` and `count_other` are one word, `count`. */
type Bare<K extends string> = K extends `${infer B}_${'one' | 'other'}` ? B : K
type WordPath<W> = { [K in keyof W & string]: W[K] extends string ? Bare<K> : `${K}.${WordPath<W[K]>}` }[keyof W & string]
export type Say<W> = (path: WordPath<W>, params?: Record<string, string | number | undefined>) => string

/** Begins with the language that this browser last used; the account's own comes with `me`. */
export function startWords(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    // {n} as in the words of the domain; React escapes what is shown.
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    resources: {},
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0])
  return i18next
}

/**
 * Registers a room's words and answers its hook: `const say = useDeskWords(); say('tabs.accept')`. A room that is loaded
 * on need brings its words along.
 */
export function roomWords<const W extends Words>(room: string, words: { 'zh-CN': W; en: Same<W> }): () => Say<W> {
  const register = (): void => {
    i18next.addResourceBundle('zh-CN', room, words['zh-CN'])
    i18next.addResourceBundle('en', room, words.en)
  }
  if (i18next.isInitialized) register()
  else i18next.on('initialized', register)
  return () => useTranslation(room).t as unknown as Say<W>
}

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language
}
