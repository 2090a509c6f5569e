/** Words for every key of the domain and the one formatter of its sentences. Rule: decision 38. */
export * from './keys.ts'
export * from './format.ts'
export * from './sentences.ts'
export * from './trail.ts'
export * from './messages.ts'
export { actionWord, choiceWord, fieldWord, stateWord } from './lookup.ts'
export * from './routing.ts'
