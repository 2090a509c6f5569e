/** People who use the product as anybody does: signed in, through the typed client, with bearer tokens. */
import type { ActionAnswer, FileBody, Me, ReportBody } from '@onegrid/contract'
import {
  actOnEvent, actOnOrder, createSession, openLink, readEvent, readEventActions, reportEvent, uploadFile,
} from '@onegrid/contract'
import type { EventDetail, OfferedAction } from '@onegrid/contract'
import { ApiError, createClient } from '@onegrid/contract/client'
import type { Client } from '@onegrid/contract/client'
import { v7 as uuidv7 } from 'uuid'
import type { Picture } from './pictures.ts'
import type { EventWire, OrderWire } from './wire.ts'

export interface ActOptions {
  taskId?: string
  /** When it happened, where that is earlier than when it arrives. */
  occurredAt?: number
}

export interface Person {
  readonly username: string
  readonly me: Me
  readonly call: Client['call']
  /** @returns the event as it is after it */
  report(body: Omit<ReportBody, 'id'>): Promise<ActionAnswer>
  act<A extends keyof EventWire>(
    caseId: string, action: A, input: EventWire[A], options?: ActOptions,
  ): Promise<ActionAnswer>
  actOnOrder<A extends keyof OrderWire>(orderId: string, action: A, input: OrderWire[A]): Promise<ActionAnswer>
  read(caseId: string): Promise<EventDetail>
  offers(caseId: string): Promise<OfferedAction[]>
  upload(picture: Picture): Promise<FileBody>
}

export interface PeopleOptions {
  baseUrl: string
  password: string
  fetch?: typeof fetch
}

/** Whoever plays. */
export interface Cast {
  /** @throws ApiError where the account does not exist or its password is another */
  as(username: string): Promise<Person>
  /** Whoever holds a link: no account, one task. */
  byLink(token: string): Promise<Person>
}

/** Through the API: each signs in once, when first needed. */
export class People implements Cast {
  readonly #options: PeopleOptions
  readonly #signedIn = new Map<string, Promise<Person>>()

  constructor(options: PeopleOptions) {
    this.#options = options
  }

  as(username: string): Promise<Person> {
    const known = this.#signedIn.get(username) ?? this.#signIn(username)
    this.#signedIn.set(username, known)
    return known
  }

  async byLink(token: string): Promise<Person> {
    const client = this.#client()
    const { me, token: bearer } = await client.call(openLink, { params: { token } })
    return person('link', me, this.#client(bearer))
  }

  async #signIn(username: string): Promise<Person> {
    const signIn = () => this.#client().call(createSession, { body: { username, password: this.#options.password } })
    const { me, token } = await signIn()
    const client = this.#client(token)
    let renewing: Promise<void> | undefined
    const renew = () => (renewing ??= signIn().then((fresh) => client.use(fresh)).finally(() => (renewing = undefined)))
    return person(username, me, lasting(client, renew))
  }

  #client(token?: string): Client {
    const { baseUrl, fetch } = this.#options
    return createClient({ baseUrl, language: 'zh-CN', ...(fetch && { fetch }), ...(token && { token }) })
  }
}

/** A session ends when nobody used it for a while, which a day of play may be: whoever comes back signs in again. */
function lasting(client: Client, renew: () => Promise<void>): Client {
  const again = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      await renew()
      return ask()
    }
  }
  return {
    ...client,
    call: (route, ...input) => again(() => client.call(route, ...input)),
    upload: (route, file) => again(() => client.upload(route, file)),
  }
}

function person(username: string, me: Me, client: Client): Person {
  return {
    username,
    me,
    call: client.call,
    report: (body) => client.call(reportEvent, { body: { id: uuidv7(), ...body } }),
    act: (caseId, action, input, options) =>
      client.call(actOnEvent, { params: { id: caseId }, ...bodyOf(action, input, options) }),
    actOnOrder: (orderId, action, input) =>
      client.call(actOnOrder, { params: { id: orderId }, ...bodyOf(action, input) }),
    read: (caseId) => client.call(readEvent, { params: { id: caseId } }),
    offers: async (caseId) => (await client.call(readEventActions, { params: { id: caseId } })).items,
    upload: ({ bytes, name }) => client.upload(uploadFile, { bytes, name, type: 'image/jpeg' }),
  }
}

/** The schema of a body is made from the forms at run time: its static type is unknown; `WireForm` has checked it. */
function bodyOf(action: string, input: object, { taskId, occurredAt }: ActOptions = {}): { body: unknown } {
  return {
    body: {
      id: uuidv7(),
      action,
      ...(taskId !== undefined && { taskId }),
      ...(occurredAt !== undefined && { occurredAt: new Date(occurredAt).toISOString() }),
      input,
    },
  }
}
