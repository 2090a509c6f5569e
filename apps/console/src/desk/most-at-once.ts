/** More cases in one act would be a minute of waiting, and nobody has read them all. */
export const MOST_AT_ONCE = 50
