/** Where the product answers: ONEGRID_URL, else this machine at the port of the settings. */
import { readConfig } from '../../apps/server/src/platform/config/index.ts'

export function baseUrlOf(env: Readonly<Record<string, string | undefined>>): { baseUrl: string; isHere: boolean } {
  const named = env.ONEGRID_URL
  if (named) return { baseUrl: named.replace(/\/+$/, ''), isHere: false }
  return { baseUrl: `http://127.0.0.1:${readConfig(env, []).http.port}`, isHere: true }
}
