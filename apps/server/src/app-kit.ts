/** What the platform gives to every module. */
export type { AppKit } from './platform/kit.ts'
