export { blindIndex, saltedHash, seal, unseal } from './cipher.ts'
export type { Sealed } from './cipher.ts'
