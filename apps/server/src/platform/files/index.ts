export { createFiles } from './files.ts'
export type { FileReader, Files } from './files.ts'
export { installFileRoutes } from './routes.ts'
export { FileFolder, removeDistrictFiles } from './folder.ts'
