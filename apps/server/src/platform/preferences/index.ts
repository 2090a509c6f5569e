export { erasePreferences } from './preferences.ts'
export { installPreferenceRoutes } from './routes.ts'
