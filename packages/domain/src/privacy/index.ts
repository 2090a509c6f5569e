export type { ForbiddenColumn, ForbiddenHeading, ForbiddenKind } from './forbidden-columns.ts'
export { forbiddenColumns, forbiddenHeading } from './forbidden-columns.ts'
export { maskAddress, maskIdentity, maskName, maskTelephone } from './masks.ts'
