import type { FastifyRequest } from 'fastify'
import type { Identified } from '../http/index.ts'
import { readCookie } from './cookie.ts'
import { readToken, type Token } from './tokens.ts'

/** What a request shows of its session. */
export interface Credential {
  token: Token
  via: Identified['via']
}

/**
 * A bearer token counts before a cookie: whoever sends one means it.
 *
 * @param secure whether cookies travel over https only
 */
export function credentialOf(request: FastifyRequest, secure: boolean): Credential | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const via = bearer === undefined ? 'cookie' : 'bearer'
  const token = readToken(bearer ?? readCookie(request.headers.cookie, secure))
  return token && { token, via }
}
