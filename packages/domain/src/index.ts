/** The rules of OneGrid, pure: no I/O, no clock, no randomness. */
export * from './access/index.ts'
export * from './clock/index.ts'
