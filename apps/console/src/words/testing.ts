/** Words without a screen: what a hook would answer, for tests of sentences. */
import i18next from 'i18next'
import type { Language } from '@onegrid/domain/words'
import { startWords } from './room-words.ts'

/** Call it before the room's words are asked for; the room's file must have been imported. */
export function sayIn<S>(room: string, language: Language): S {
  if (!i18next.isInitialized) startWords(language)
  return i18next.getFixedT(language, room) as unknown as S
}
