/** Something that the person at the terminal can do about: the message says what. */
export class PlayError extends Error {
  override readonly name = 'PlayError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
