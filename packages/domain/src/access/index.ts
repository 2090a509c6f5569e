export * from './roles.ts'
export * from './cases.ts'
export * from './routes.ts'
