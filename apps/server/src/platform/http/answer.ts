/** An answer that says more than its body: another success status, a header. */
export class Answer<Body> {
  readonly status: number
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, body: Body, headers: Readonly<Record<string, string>> = {}) {
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export function answer<Body>(status: number, body: Body, headers?: Record<string, string>): Answer<Body> {
  return new Answer(status, body, headers)
}
