/** What the program of the readers is told and what it answers. */

export interface Reading {
  baseUrl: string
  /** One for each stream. */
  tokens: readonly string[]
  /** Streams that are opened in a second, at the beginning. */
  opening: number
  /** Streams that break off and come back in a second, as phones do. */
  reconnecting: number
}

export interface Read {
  /** By `case:seq` of a line, when it reached each of its readers: milliseconds since 1970. */
  received: Map<string, number[]>
  /** Streams that are open. */
  open: number
  /** What ended streams that nobody had broken off, and how often. */
  faults: Record<string, number>
  /** How often a stream came back. */
  reconnected: number
}
