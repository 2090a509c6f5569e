/** The session's cookie. Its value is a token of digits, letters, dot, dash and underscore: nothing needs encoding. */

/** Over https by a name that browsers let nobody set but this very host: no neighbour of the domain can plant one. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-onegrid_session' : 'onegrid_session'
}

export function readCookie(header: string | undefined, secure: boolean): string | undefined {
  return new RegExp(`(?:^|;\\s*)${nameOf(secure)}=([^;\\s]+)`).exec(header ?? '')?.[1]
}

/** HttpOnly: no script reads it. Lax: another site's form does not send it. It ends with the browser or the session. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${nameOf(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function endedCookie(secure: boolean): string {
  return `${sessionCookie('', secure)}; Max-Age=0`
}
