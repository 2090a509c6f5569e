/** What the process says to whoever starts it, in both languages. */
export type Sentence = { zh: string; en: string }

export type Language = 'zh' | 'en'

export type Say = (sentence: Sentence) => void

/** A start that cannot go on, told as sentences and not as a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly sentences: readonly Sentence[]

  constructor(sentences: Sentence | readonly Sentence[], options?: ErrorOptions) {
    const list = Array.isArray(sentences) ? (sentences as readonly Sentence[]) : [sentences as Sentence]
    super(list.map(sentence => `${sentence.zh} / ${sentence.en}`).join('\n'), options)
    this.sentences = list
  }
}

/** The language of a terminal: Chinese, the product's own, unless its locale is an English one. `C` is no language. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const hint = env.ONEGRID_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^en/i.test(hint) ? 'en' : 'zh'
}
