/** The one way to the server: typed calls by the id of a route. */
import type * as contract from '@onegrid/contract'
import { addresses } from '@onegrid/contract/addresses'
import { ApiError, createClient } from '@onegrid/contract/client'
import type { CallInput, ClientOptions } from '@onegrid/contract/client'
import type { Language } from '@onegrid/domain/words'
import { fetchWithProgress, whileSending } from './progress.ts'
import { receive } from './receive.ts'
import type { Received, Receiving } from './receive.ts'
import type { Sending } from './progress.ts'

type RouteId = Extract<keyof typeof addresses, keyof typeof contract>
type RouteOf<K extends RouteId> = (typeof contract)[K] extends infer R extends contract.RouteSpec ? R : never
export type Input<K extends RouteId> = CallInput<RouteOf<K>>
export type Answer<K extends RouteId> = contract.ResponseBody<RouteOf<K>>
/** Left out where the route takes nothing. */
type Given<K extends RouteId> = keyof Input<K> extends never ? [input?: Input<K>] : [input: Input<K>]
export type { RouteId, Given }

const options: ClientOptions = { language: 'zh-CN', fetch: fetchWithProgress }
const client = createClient(options)
const hearers = new Set<() => void>()

/** Calls a route. @throws ApiError; a TypeError where the network failed */
export async function call<K extends RouteId>(id: K, ...[input]: Given<K>): Promise<Answer<K>> {
  const ask = client.call as (route: unknown, input: unknown) => Promise<Answer<K>>
  return hearing(ask(addresses[id], input))
}

/** Uploads bytes; actions then name the file's id. Rule: decision 37. */
export async function upload(file: File, sending: Sending = {}): Promise<contract.FileBody> {
  const send = client.upload as (route: unknown, file: unknown) => Promise<contract.FileBody>
  const type = file.type || 'application/octet-stream'
  return hearing(whileSending(file, sending, () => send(addresses.uploadFile, { bytes: file, type, name: file.name })))
}

/** Address of a route, for `<img src>`, downloads and the live stream. */
export function address(id: RouteId, input?: { params?: object; query?: object }): string {
  const fill = client.address as (route: unknown, input?: object) => string
  return fill(addresses[id], input)
}

/** A file that the server makes on need, as it comes in. @throws as `call`; a DOMException where it was aborted */
export function download(
  id: RouteId,
  input: { params?: object; query?: object },
  receiving: Receiving = {},
): Promise<Received> {
  return hearing(receive(address(id, input), options.language ?? 'zh-CN', receiving))
}

/** Sentences of the server come in this language from now on. */
export function speak(language: Language): void {
  options.language = language
}

/** Calls `hearer` whenever the server says that nobody is signed in (any more). */
export function onSignedOut(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

async function hearing<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') hearers.forEach((hear) => hear())
    throw error
  }
}

export { ApiError }
