import type { Bilingual } from '@onegrid/domain'
import type { Language } from '@onegrid/domain/words'

/** The name of a matter, class or subclass in the reader's language. */
export function nameIn(language: Language, named: { name: Bilingual } | undefined): string {
  if (!named) return ''
  return language === 'en' ? named.name.en : named.name.zh
}
