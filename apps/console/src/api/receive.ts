/** A download that tells how far it has come and can be stopped. */
import { ApiError } from '@onegrid/contract/client'
import type { ProblemBody } from '@onegrid/contract'

export interface Receiving {
  /** Called with the bytes that have come so far. */
  onBytes?: (bytes: number) => void
  signal?: AbortSignal
}

export interface Received {
  /** As the server names it. */
  name: string
  blob: Blob
}

/** @throws ApiError with the server's reason; a TypeError where the network failed */
export async function receive(url: string, language: string, { onBytes, signal }: Receiving): Promise<Received> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    headers: { 'accept-language': language },
    signal: signal ?? null,
  })
  if (!response.ok) throw new ApiError(response, await problemOf(response))
  const parts: BlobPart[] = []
  let bytes = 0
  for (const reader = response.body!.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    bytes += value.byteLength
    onBytes?.(bytes)
  }
  return { name: nameOf(response), blob: new Blob(parts, { type: response.headers.get('content-type') ?? '' }) }
}

/** Hands a file that has come to the browser, which stores it where it stores downloads. */
export function store({ name, blob }: Received): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser reads it after the click; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** RFC 8187. */
function nameOf(response: Response): string {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return coded ? decodeURIComponent(coded) : ''
}

async function problemOf(response: Response): Promise<ProblemBody | undefined> {
  if (!response.headers.get('content-type')?.includes('problem+json')) return undefined
  return (await response.json()) as ProblemBody
}
