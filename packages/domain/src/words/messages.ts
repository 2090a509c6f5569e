/** Texts of messages, for inbox and SMS alike: the same words wherever they reach a person. */
import { fill, sentence, wordsOf } from './format.ts'
import type { Language, MessageKey, MessageWords, SentenceParams } from './keys.ts'

/** Names and moments in words already. `place` may be left out where it is not for the reader. */
export interface MessageParams extends SentenceParams {
  number?: string
  title?: string
  place?: string
  sender?: string
  unit?: string
  phase?: string
  due?: string
  /** What else is owed, and until when. */
  later?: string
  /** The chip's text. */
  left?: string
  limit?: string
  action?: string
  days?: number
}

/** One SMS is 70 characters in Chinese, 160 in plain Latin script; longer ones are cut up and paid for twice. */
const smsLength: Readonly<Record<Language, number>> = { 'zh-CN': 70, en: 160 }

/** An SMS has the signature that its sender must give, and does without the place or the title's end where too long. */
export function messageText(key: MessageKey, params: MessageParams, language: Language): MessageWords {
  const words = wordsOf(language).message[key]
  return { title: fill(words.title, params), text: fill(words.text, params), sms: smsOf(words.sms, params, language) }
}

function smsOf(template: string, params: MessageParams, language: Language): string {
  const signed = (with_: MessageParams): string => sentence('sms_signature', {}, language) + fill(template, with_)
  const most = smsLength[language]
  const whole = signed(params)
  if (whole.length <= most) return whole
  const { place: _place, ...short } = params
  const over = signed(short).length - most
  if (over <= 0) return signed(short)
  const title = [...(params.title ?? '')]
  // The cut takes one more for the sign that shows it.
  return signed({ ...short, title: `${title.slice(0, Math.max(1, title.length - over - 1)).join('')}…` })
}
