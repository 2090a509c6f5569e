export { createFiles } from './files.ts'
export type { FileReader, Files } from './files.ts'
export { installFileRoutes } from './routes.ts'
export { removeDistrictFiles } from './folder.ts'
