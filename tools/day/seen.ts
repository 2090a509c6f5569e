/** What a look at the product found. */
export interface Seen {
  /** Undefined: it could not be looked at from here. */
  ok: boolean | undefined
  /** What was found, for the table. */
  seen: string
}
