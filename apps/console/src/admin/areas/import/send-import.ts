/** Sends a file of grids and tells how far it has come: `fetch` cannot. */
import type { ImportReport } from '@onegrid/contract'
import { address, ApiError } from '../../../api/client.ts'

export interface ImportChoice {
  replace: boolean
  scheme?: 'nbs' | 'mca'
  version?: string
}

export interface Sending {
  file: File
  choice: ImportChoice
  dry: boolean
  csrf: string | null
  language: string
  /** 0–1 of the bytes; 1: the server is at work. */
  onProgress: (share: number) => void
  signal?: AbortSignal
}

/** @throws ApiError; a TypeError where the network failed; an AbortError */
export async function sendImport({
  file,
  choice,
  dry,
  csrf,
  language,
  onProgress,
  signal,
}: Sending): Promise<ImportReport> {
  const request = new XMLHttpRequest()
  request.open('POST', address('importAreas', { query: { ...choice, dry } }))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
  request.setRequestHeader('accept', 'application/json, application/problem+json')
  request.setRequestHeader('accept-language', language)
  if (csrf) request.setRequestHeader('x-csrf-token', csrf)
  const response = await new Promise<Response>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.upload.addEventListener('load', () => onProgress(1))
    request.addEventListener('load', () => resolve(responseOf(request)))
    request.addEventListener('error', () => reject(new TypeError('the network failed')))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new ApiError(response, body as ConstructorParameters<typeof ApiError>[1])
  return body as ImportReport
}

function responseOf(request: XMLHttpRequest): Response {
  const after = request.getResponseHeader('retry-after')
  return new Response(request.responseText, { status: request.status, headers: after ? { 'retry-after': after } : {} })
}
