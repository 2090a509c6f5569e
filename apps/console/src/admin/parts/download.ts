/** Saves a file that a route answers; a problem is thrown, where a plain link would show its JSON. */
import type { ProblemBody } from '@onegrid/contract'
import { address, ApiError } from '../../api/client.ts'
import type { RouteId } from '../../api/client.ts'

/** @throws ApiError; a TypeError where the network failed */
export async function download(
  id: RouteId,
  input: { params?: object; query?: object },
  language: string,
): Promise<void> {
  const response = await fetch(address(id, input), {
    credentials: 'same-origin',
    headers: { 'accept-language': language },
  })
  if (!response.ok)
    throw new ApiError(response, (await response.json().catch(() => undefined)) as ProblemBody | undefined)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName(response.headers.get('content-disposition'))
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Of a header as RFC 6266 has it: the encoded name before the plain one. */
export function fileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? ''
}
