/**
 * Names for what exists only while the plan is played: a plan is data, made before there is a database. The player puts
 * ids in their place.
 */
import type { TaskKind } from '@onegrid/domain'

/** The unit that fills a function where the event lies. */
export const unitRef = (unitFunction: string): string => `@unit ${unitFunction}`
/** Another story's case. */
export const caseRef = (story: string): string => `@case ${story}`
/** The story of what was split off from another: its case is there once that has been done. */
export const childOf = (story: string): string => `${story} child`
export const personRef = (username: string): string => `@person ${username}`
export const pictureRef = (name: string): string => `@picture ${name}`
/** The last task of a kind in the story's case, of the unit with a function where one is named. */
export const taskRef = (kind: TaskKind, unitFunction = ''): string => `@task ${kind} ${unitFunction}`.trim()

/** Who acts: a user name, or a seat that is taken by whoever is on duty there. */
export type Who = string
export const seats = {
  village: '@desk village', town: '@desk town', district: '@desk district',
  /** Whoever acts for the grid at that moment. */
  grid: '@officer',
} as const
