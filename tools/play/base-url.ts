/** Where the product answers: ONEGRID_URL, else this machine at the port of the settings. */
import { readConfig } from '../../apps/server/src/platform/config/index.ts'

export function baseUrlOf(env: NodeJS.ProcessEnv): string {
  return namedUrl(env) ?? `http://127.0.0.1:${readConfig(env, []).http.port}`
}

/** The address in ONEGRID_URL, where there is one. */
export function namedUrl({ ONEGRID_URL }: NodeJS.ProcessEnv): string | undefined {
  return ONEGRID_URL ? ONEGRID_URL.replace(/\/+$/, '') : undefined
}
