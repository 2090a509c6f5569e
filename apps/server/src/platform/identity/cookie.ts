/** The session's cookie. Its value is a token of digits, letters, dot, dash and underscore: nothing needs encoding. */

const NAME = 'onegrid_session'

export function readCookie(header: string | undefined): string | undefined {
  return new RegExp(`(?:^|;\\s*)${NAME}=([^;\\s]+)`).exec(header ?? '')?.[1]
}

/** HttpOnly: no script reads it. Lax: another site's form does not send it. It ends with the browser or the session. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${NAME}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function endedCookie(secure: boolean): string {
  return `${sessionCookie('', secure)}; Max-Age=0`
}
