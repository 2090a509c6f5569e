import { choiceWord } from '@onegrid/domain/words'
import { useLanguage } from '../../words/room-words.ts'

/** 超时、领导、重点: the domain's words for the kinds of order. */
export function useTypeName(): (type: string) => string {
  const language = useLanguage()
  return (type) => choiceWord('type', type, language)
}
