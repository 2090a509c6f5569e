/** How far an upload has come: a browser's fetch does not say, its older XMLHttpRequest does. */

export interface Sending {
  /** Called with 0 to 1 while bytes leave. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

const watched = new WeakMap<object, Sending>()

/** Whatever is sent with this body meanwhile tells how far it has come. */
export async function whileSending<T>(body: Blob, sending: Sending, send: () => Promise<T>): Promise<T> {
  watched.set(body, sending)
  try {
    return await send()
  } finally {
    watched.delete(body)
  }
}

/** As fetch; a body that is watched goes by XMLHttpRequest. @throws TypeError where the network failed */
export const fetchWithProgress: typeof fetch = (input, init) => {
  const sending = init?.body instanceof Blob ? watched.get(init.body) : undefined
  return sending && init && typeof input === 'string' ? sendWatched(input, init, sending) : fetch(input, init)
}

function sendWatched(url: string, init: RequestInit, { onProgress, signal }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(init.method ?? 'POST', url)
    const headers = (init.headers ?? {}) as Record<string, string>
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () =>
      resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }))
    request.onerror = () => reject(new TypeError('network'))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(init.body as Blob)
  })
}

function headersOf(request: XMLHttpRequest): Headers {
  const lines = request.getAllResponseHeaders().trim().split(/\r?\n/)
  return new Headers(lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at), line.slice(at + 1).trim()]
  }))
}
