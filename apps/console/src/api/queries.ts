/** Reading through TanStack Query: one key for a route and its input, so that whoever invalidates knows the key. */
import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import { ApiError, call } from './client.ts'
import type { Answer, Given, Input, RouteId } from './client.ts'

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // The live stream says what changed; a window that comes to the front would ask for everything at once.
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: (attempt, error) => waitFor(error) ?? 500 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  })
}

interface ReadOptions {
  enabled?: boolean
  /** Asked again so often, ms, also without a line of the live stream. */
  every?: number
  /** What stands there stays until the new answer has come. */
  keep?: boolean
  /** What was read within so many ms is not asked again: directories that hardly change. */
  fresh?: number
}

export function useRead<K extends RouteId>(
  id: K, input?: Input<K>, options: ReadOptions = {},
): UseQueryResult<Answer<K>, ApiError | TypeError> {
  return useQuery<Answer<K>, ApiError | TypeError>({
    queryKey: keyOf(id, input),
    queryFn: () => call(id, ...([input] as unknown as Given<K>)),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (before) => before as never : undefined,
    ...(options.fresh !== undefined && { staleTime: options.fresh }),
  })
}

type Paged = { items: readonly unknown[]; next?: string }

/** A list by pages of keys; `rows` has all pages that have come. */
export function useReadPages<K extends RouteId>(
  id: K, input: Input<K>, options: ReadOptions = {},
): UseInfiniteQueryResult<InfiniteData<Answer<K>>, ApiError | TypeError> {
  return useInfiniteQuery<
    Answer<K>,
    ApiError | TypeError,
    InfiniteData<Answer<K>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: keyOf(id, input),
    queryFn: ({ pageParam }) => call(id, ...([withCursor(input, pageParam)] as unknown as Given<K>)),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as Paged).next,
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (before) => before as never : undefined,
  })
}

export function keyOf<K extends RouteId>(id: K, input?: Input<K>): readonly unknown[] {
  return input === undefined ? [id] : [id, input]
}

/** The id in the path of what a key was read by: a case's, an account's. */
export function idIn([, input]: readonly unknown[]): string | undefined {
  return (input as { params?: { id?: string } } | undefined)?.params?.id
}

function withCursor(input: object, cursor: string | undefined): object {
  if (cursor === undefined) return input
  const { query } = input as { query?: object }
  return { ...input, query: { ...query, cursor } }
}

/** Worth another try: the network, or a server that asked to wait. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 429 || error.status === 503
}

function waitFor(error: unknown): number | undefined {
  return error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : undefined
}
